/// Outputs: decoded events and rows in, bytes out. One package a format; they know nothing of each other, nor of how events were selected.
package io.binlogtool.format;
