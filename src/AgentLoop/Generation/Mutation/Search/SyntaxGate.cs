using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>Turns away what no compiler would take, as far as tokens tell: cheaper than a build.</summary>
internal static class SyntaxGate
{
    private static readonly FrozenSet<string> Binary = SourceLanguages.Words(
        "/ % == != === !== <= >= && || += -= *= /= %= = and or ?? << .. && in is");

    /// <summary>Whether the text that a mutation led to is still well formed around the place.</summary>
    public static bool Accepts(SourceFile original, SourceFile result, Mutation mutation)
    {
        if (result.IsBalanced != original.IsBalanced)
            return false;
        int from = mutation.Start - 1;
        int to = mutation.Start + mutation.Replacement.Length + 1;
        int i = FirstEndingAfter(result, from);
        for (i = Math.Max(i - 1, 0); i + 1 < result.Code.Count && result.Code[i].Start <= to; i++)
        {
            if (!MayFollow(result, i))
                return false;
        }

        return true;
    }

    private static int FirstEndingAfter(SourceFile file, int position)
    {
        int low = 0;
        int high = file.Code.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = file.Code[middle].End <= position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool MayFollow(SourceFile file, int index)
    {
        CodeToken first = file.Code[index];
        CodeToken second = file.Code[index + 1];
        bool sameLine = !second.StartsLine;
        if (first.Text is "+" or "-" && second.Kind is SourceTokenKind.Close or SourceTokenKind.Separator)
            return false;
        if (Binary.Contains(first.Text)
            && (second.Kind is SourceTokenKind.Close or SourceTokenKind.Separator || Binary.Contains(second.Text)))
            return IsException(first, second);
        if ((first.Kind is SourceTokenKind.Open or SourceTokenKind.Separator) && Binary.Contains(second.Text))
            return IsException(first, second) || !sameLine || second.Text is "&&" or "||" or "/" or "is" or "in";
        if (first.Is("(") && second.Is(")"))
            return file.At(index - 1).Text is not ("if" or "while" or "elif" or "switch" or "for");
        bool values = first.Kind is SourceTokenKind.Number or SourceTokenKind.Text
            && second.Kind is SourceTokenKind.Number or SourceTokenKind.Identifier;
        return !(values && sameLine);
    }

    /// <summary>Ranges without an end, keyword words before brackets, and the like.</summary>
    private static bool IsException(CodeToken first, CodeToken second) =>
        first.Text is ".." or "=" or "%" or "/" && second.Text is "]" or ")" or "," || second.Text is ".." or "is" or "in"
            && first.Text is "=" || first.Text is "is" or "in";
}
