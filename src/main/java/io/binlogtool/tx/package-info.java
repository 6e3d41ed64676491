/// Transactions: where they begin and end, and the GTIDs that name them.
package io.binlogtool.tx;
