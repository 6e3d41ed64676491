/// Character sets and collations of MySQL: what a collation id stands for ([Collation]), and text in any of the server's character
/// sets as UTF-8 or inside JSON ([MysqlCharset]).
///
/// The server is the authority: the tables were asked from MySQL 9.7 and are remade by `scripts/make-charset-tables`.
package io.binlogtool.value.charset;
