package io.binlogtool.filter;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds what somebody who mistyped a name probably meant.
public final class NearestName {

    /// One slip is forgiven for so many characters.
    private static final int CHARACTERS_PER_SLIP = 4;
    /// Fewer characters are the beginning of too much.
    private static final int SHORTEST_BEGINNING = 3;

    private NearestName() {
    }

    /// Of `names` the nearest to `given` that is near: but for a slip or two the same, or with letters left out, at the end or in between.
    /// Upper and lower case are the same.
    public static Optional<String> of(String given, Collection<String> names) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String name : names) {
            int slips = slips(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (slips < least && isNear(given, name, slips)) {
                least = slips;
                nearest = name;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static boolean isNear(String given, String name, int slips) {
        return slips <= Math.max(1, given.length() / CHARACTERS_PER_SLIP) || leavesLettersOut(given, name);
    }

    /// Whether `given` is the beginning of `name`, or has at least half of its characters, the first one among them.
    private static boolean leavesLettersOut(String given, String name) {
        if (given.length() >= SHORTEST_BEGINNING && name.startsWith(given)) {
            return true;
        }
        int found = 0;
        for (int i = 0; i < name.length() && found < given.length(); i++) {
            found += name.charAt(i) == given.charAt(found) ? 1 : 0;
        }
        return found == given.length() && 2 * given.length() >= name.length() && name.charAt(0) == given.charAt(0);
    }

    /// How many characters have to be added, left out, replaced or swapped with their neighbour to make one of the other.
    private static int slips(String a, String b) {
        int[][] slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    slips[i][j] = i + j;
                    continue;
                }
                int replaced = slips[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                slips[i][j] = Math.min(replaced, 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    slips[i][j] = Math.min(slips[i][j], slips[i - 2][j - 2] + 1);
                }
            }
        }
        return slips[a.length()][b.length()];
    }
}
