/// What checking logs found, and how it is shown.
package io.binlogtool.format.verify;
