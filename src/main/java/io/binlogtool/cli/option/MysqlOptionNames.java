package io.binlogtool.cli.option;

import java.util.Arrays;

import picocli.CommandLine.INegatableOptionTransformer;
import picocli.CommandLine.Model.CommandSpec;

/// The freedom that MySQL's programs leave in option names: `_` for `-`, and `--skip-x` to switch x off.
public final class MysqlOptionNames {

    private static final String SKIP = "--skip-";

    /// `--force-if-open` becomes `--skip-force-if-open`.
    public static final INegatableOptionTransformer SKIP_FORM = new INegatableOptionTransformer() {
        @Override
        public String makeNegative(String optionName, CommandSpec spec) {
            return optionName.startsWith("--") ? SKIP + optionName.substring(2) : optionName;
        }

        @Override
        public String makeSynopsis(String optionName, CommandSpec spec) {
            return optionName.startsWith("--") ? "--[skip-]" + optionName.substring(2) : optionName;
        }
    };

    private MysqlOptionNames() {
    }

    /// The arguments with hyphens for the underscores in the names (not the values) of long options.
    public static String[] normalise(String[] args) {
        int end = Arrays.asList(args).indexOf("--");
        String[] normal = args.clone();
        for (int i = 0; i < (end < 0 ? args.length : end); i++) {
            if (args[i].startsWith("--")) {
                int equals = args[i].indexOf('=');
                int nameEnd = equals < 0 ? args[i].length() : equals;
                normal[i] = args[i].substring(0, nameEnd).replace('_', '-') + args[i].substring(nameEnd);
            }
        }
        return normal;
    }
}
