package io.binlogtool.schema.ddl;

import io.binlogtool.schema.ddl.Token.Kind;

/// Reads over the expression of a DEFAULT or ON UPDATE. MySQL wants anything but literals and the current time in parentheses; MariaDB does not.
final class ExpressionSkipper {

    private static final String OPERATORS = "+-*/%|&^<>=!";

    private final Tokens tokens;

    ExpressionSkipper(Tokens tokens) {
        this.tokens = tokens;
    }

    void skip() throws DdlSyntaxException {
        operand();
        while (operator()) {
            operand();
        }
    }

    private boolean operator() throws DdlSyntaxException {
        boolean any = tokens.acceptAnyOf("DIV", "MOD", "AND", "OR", "XOR");
        while (tokens.peek().kind() == Kind.SYMBOL && OPERATORS.contains(tokens.peek().text()) && !isSign(any)) {
            tokens.next();
            any = true;
        }
        return any;
    }

    /// After an operator, a sign belongs to the operand.
    private boolean isSign(boolean afterOperator) throws DdlSyntaxException {
        return afterOperator && (tokens.peek().is('-') || tokens.peek().is('+'));
    }

    private void operand() throws DdlSyntaxException {
        while (tokens.accept('+') || tokens.accept('-') || tokens.accept('!') || tokens.accept('~') || tokens.accept("NOT")) {
            // signs and negations
        }
        if (tokens.acceptParentheses()) {
            return;
        }
        if (tokens.accept("NEXT", "VALUE", "FOR") || tokens.accept("PREVIOUS", "VALUE", "FOR")) {
            tokens.tableName();
            return;
        }
        Token token = tokens.next();
        switch (token.kind()) {
            case STRING -> {
                while (tokens.peek().kind() == Kind.STRING) { // adjacent strings are one
                    tokens.next();
                }
            }
            case NUMBER, HEX_OR_BIT -> {
            }
            case WORD, QUOTED_NAME -> wordOperand(token);
            case SYMBOL, END -> throw new DdlSyntaxException("no expression at character " + (token.start() + 1));
        }
    }

    private void wordOperand(Token word) throws DdlSyntaxException {
        boolean literalFollows = word.text().startsWith("_") || word.is("DATE") || word.is("TIME") || word.is("TIMESTAMP");
        if (literalFollows && (tokens.peek().kind() == Kind.STRING || tokens.peek().kind() == Kind.HEX_OR_BIT)) {
            tokens.next();
            return;
        }
        while (tokens.accept('.')) {
            tokens.name();
        }
        tokens.acceptParentheses();
    }
}
