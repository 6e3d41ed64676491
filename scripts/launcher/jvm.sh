# What the tool's JVM runs with. To be sourced by scripts that need `jvm`; the collector comes first.
#
# Small compilations, as most runs are over before the JVM would have finished large ones, and a small young generation
# (docs/decisions/0004-launcher-and-aot.md).
jvm=(-XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -XX:FreqInlineSize=120 -Xmn8m)
