using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentLoop.Roslyn;

/// <summary>
/// Tells sources that the compiler can work on anywhere from those that it needs a deep stack for, and from those that might end this process or
/// keep it busy without end.
/// </summary>
internal static class SourceShape
{
    /// <summary>No longer text is compiled, in characters.</summary>
    public const int MaxLength = 500_000;

    private const int MaxNesting = 1000;
    private const int MaxDepth = 600;

    /// <summary>
    /// The compiler binds a function that stands in a call anew for each overload of the call, and a text with holes that stands in another's hole more than
    /// once, and both at each level, so that each level takes a multiple of the time of the one below.
    /// </summary>
    private const int MaxRebound = 6;

    private const int PlainNesting = 100;
    private const int PlainRun = 300;

    /// <summary>Why a text is not parsed; <see langword="null"/> where it is.</summary>
    public static string? Refusal(string text) =>
        text.Length > MaxLength ? "is too long to be compiled here"
        : Nesting.DepthOf(text) > MaxNesting ? "is nested too deep to be compiled here"
        : null;

    /// <summary>Why a tree is not compiled; <see langword="null"/> where it is.</summary>
    public static string? Refusal(SyntaxNode root)
    {
        (int depth, int rebound) = DepthOf(root);
        return depth > MaxDepth || rebound > MaxRebound ? "is nested too deep to be compiled here" : null;
    }

    /// <summary>Whether a text is written as people do, so that its tree cannot be deep: no statement and no head of a block is a long row of words.</summary>
    public static bool IsPlain(string text)
    {
        int run = 0;
        bool inWord = false;
        foreach (char c in text)
        {
            bool isWord = char.IsLetterOrDigit(c) || c == '_';
            if (c is ';' or '{' or '}')
                run = 0;
            else if (!char.IsWhiteSpace(c) && !(isWord && inWord) && ++run > PlainRun)
                return false;
            inWord = isWord;
        }
        return text.AsSpan().Count("else") < PlainNesting && Nesting.DepthOf(text) < PlainNesting;
    }

    /// <summary>How deep a tree is, and how deep what is bound more than once stands in itself. It does not go into itself.</summary>
    private static (int Depth, int Rebound) DepthOf(SyntaxNode root)
    {
        Stack<(SyntaxNode Node, int Depth, int Rebound)> open = new([(root, 1, 0)]);
        (int Depth, int Rebound) deepest = (0, 0);
        while (open.TryPop(out (SyntaxNode Node, int Depth, int Rebound) at))
        {
            int rebound = at.Rebound + (at.Node is AnonymousFunctionExpressionSyntax or InterpolatedStringExpressionSyntax or QueryExpressionSyntax ? 1 : 0);
            deepest = (Math.Max(deepest.Depth, at.Depth), Math.Max(deepest.Rebound, rebound));
            foreach (SyntaxNode child in at.Node.ChildNodes())
                open.Push((child, at.Depth + 1, rebound));
        }
        return deepest;
    }
}
