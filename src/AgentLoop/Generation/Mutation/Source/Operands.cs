namespace AgentLoop;

/// <summary>Finds what a binary operator stands between.</summary>
internal static class Operands
{
    /// <summary>Whether the operator at this place has a value before it, so that it is none with a single operand.</summary>
    public static bool IsBinary(SourceFile file, int index) => file.At(index - 1).EndsOperand && !file.IsTypeBracket(index);

    /// <summary>The operand before an operator; empty where there is none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="op">The operator.</param>
    /// <param name="level">How loosely an operator may bind that is still part of the operand.</param>
    public static CodeRange Before(SourceFile file, int op, int level)
    {
        int i = op - 1;
        while (i >= 0 && !EndsBefore(file, i, level))
        {
            int first = file.Match[i] >= 0 && file.Match[i] < i ? file.Match[i] : i;
            if (LineEnds(file, first))
                return new CodeRange(first, op - 1);
            i = first - 1;
        }

        return new CodeRange(i + 1, op - 1);
    }

    /// <summary>The operand behind an operator; empty where there is none.</summary>
    public static CodeRange After(SourceFile file, int op, int level)
    {
        int i = op + 1;
        while (i < file.Code.Count && !EndsAfter(file, i, level) && !(i > op + 1 && LineEnds(file, i)))
            i = file.Match[i] > i ? file.Match[i] + 1 : i + 1;
        return new CodeRange(op + 1, i - 1);
    }

    /// <summary>The operands of an operator, with operators of the same level left of it only.</summary>
    public static (CodeRange Left, CodeRange Right) Of(SourceFile file, int op)
    {
        int level = Precedence.Of(file.At(op).Text);
        return (Before(file, op, level), After(file, op, level - 1));
    }

    private static bool LineEnds(SourceFile file, int index) =>
        file.Language.NewLinesEndStatements && file.Code[index].StartsLine && file.Enclosing[index] is int open
        && (open < 0 || file.Is(open, "{")) && LogicalLines.StartsStatement(file, index);

    private static bool EndsBefore(SourceFile file, int index, int level) => file.Code[index].Kind switch
    {
        SourceTokenKind.Open => true,
        SourceTokenKind.Close => file.Match[index] < 0 || file.Is(index, "}"),
        _ => Ends(file, index, level),
    };

    private static bool EndsAfter(SourceFile file, int index, int level) => file.Code[index].Kind switch
    {
        SourceTokenKind.Close => true,
        SourceTokenKind.Open => file.Match[index] < 0 || file.Is(index, "{"),
        _ => Ends(file, index, level),
    };

    private static bool Ends(SourceFile file, int index, int level)
    {
        CodeToken token = file.Code[index];
        return token.Kind switch
        {
            SourceTokenKind.Separator => true,
            SourceTokenKind.Keyword => EndsAtWord(token, level),
            SourceTokenKind.Operator => token.Text is "=>" or ":=" or ":" || (IsBinary(file, index) && Precedence.Of(token.Text) > level),
            _ => false,
        };
    }

    private static bool EndsAtWord(CodeToken token, int level) => token.Text switch
    {
        "and" => level < Precedence.Conjunction,
        "or" => level < Precedence.Disjunction,
        "not" => level < Precedence.Conjunction,
        "is" or "in" or "instanceof" => level < Precedence.Equality,
        "return" or "if" or "else" or "elif" or "while" or "for" or "when" or "where" or "case" or "yield" or "throw" or "raise"
            or "assert" or "let" or "var"
            or "const" or "match" or "switch" or "unless" or "until" or "do" or "then" or "foreach" or "lambda" or "print" or "mut" => true,
        _ => false,
    };
}
