package io.binlogtool.cli;

import picocli.CommandLine.IVersionProvider;

/// The version that the build wrote into the jar.
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {"binlogtool " + (version == null ? "(development)" : version)};
    }
}
