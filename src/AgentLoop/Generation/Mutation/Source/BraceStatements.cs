using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>Finds statements between braces: semicolons, and the ends of lines where the language lets those count.</summary>
internal sealed class BraceStatements
{
    private const int DeepestNesting = 100;

    private static readonly FrozenSet<string> Compounds = SourceLanguages.Words(
        "if while for foreach switch using lock fixed try do unsafe checked loop match select synchronized catch finally else");

    private static readonly FrozenSet<string> Continuations = SourceLanguages.Words("else catch finally");

    private readonly SourceFile file;
    private readonly Dictionary<int, SourceStatement> found = [];
    private readonly HashSet<int> bodies;

    private BraceStatements(SourceFile file)
    {
        this.file = file;
        bodies = [.. file.Functions.All.Where(f => f.HasBlock && file.At(f.NameIndex + 1).Text is not ("=" or ":"))
            .Select(f => f.Body.First)];
    }

    public static Dictionary<int, SourceStatement> Find(SourceFile file)
    {
        BraceStatements finder = new(file);
        foreach (SourceFunction function in file.Functions.All.Where(f => f.HasBlock && !finder.found.ContainsKey(f.Body.First + 1)))
            finder.Block(function.Body.First, 0);
        return finder.found;
    }

    private void Block(int open, int depth)
    {
        SourceBlock block = new();
        int end = file.Match[open];
        for (int i = open + 1; i < end && depth < DeepestNesting;)
            i = Statement(i, end, block, depth, false) + 1;
    }

    /// <summary>Finds the statement that begins here, and returns its last token.</summary>
    private int Statement(int first, int end, SourceBlock block, int depth, bool bare)
    {
        int start = SkipLabel(first, end);
        int last = file.Is(start, "{") && file.Match[start] > 0 ? Inner(start, depth)
            : Compounds.Contains(file.At(start).Text) ? Compound(start, end, depth)
            : SimpleEnd(start, end);
        last = Math.Clamp(last, start, end - 1);
        bool simple = !file.Is(start, "{") && !Compounds.Contains(file.At(start).Text) && !file.Is(last, "}");
        SourceStatement statement = new()
        {
            Range = new CodeRange(start, last),
            Block = block,
            Ordinal = block.Statements.Count,
            IsSimple = simple,
            IsBareBody = bare,
        };
        block.Statements.Add(statement);
        found[start] = statement;
        return last;
    }

    private int Inner(int open, int depth)
    {
        Block(open, depth + 1);
        return file.Match[open];
    }

    private int Compound(int first, int end, int depth)
    {
        int body = HeaderEnd(first, end) + 1;
        if (body >= end || depth >= DeepestNesting)
            return end - 1;
        bool chained = file.Is(first, "else") && file.Is(body, "if");
        int last = file.Is(body, "{") && file.Match[body] > 0 ? Inner(body, depth)
            : chained ? Compound(body, end, depth + 1)
            : Statement(body, end, new SourceBlock(), depth + 1, true);
        if (file.Is(first, "do") && file.Is(last + 1, "while"))
            return SimpleEnd(last + 1, end);
        return last + 1 < end && Continuations.Contains(file.At(last + 1).Text) ? Compound(last + 1, end, depth + 1) : last;
    }

    /// <summary>The last token before the body.</summary>
    private int HeaderEnd(int first, int end)
    {
        if (file.At(first).Text is "else" or "do" or "try" or "finally" or "loop" or "unsafe" or "checked")
            return first;
        if (file.Language.ParenthesizesConditions)
            return file.Is(first + 1, "(") && file.Match[first + 1] > 0 ? file.Match[first + 1] : first;
        int i = first + 1;
        while (i < end && !file.Is(i, "{"))
            i = file.Match[i] > i ? file.Match[i] + 1 : i + 1;
        return i - 1;
    }

    private int SimpleEnd(int first, int end)
    {
        int i = first;
        while (i < end && !file.Is(i, ";"))
        {
            int last = file.Match[i] > i ? file.Match[i] : i;
            bool ends = bodies.Contains(i)
                || (file.Language.NewLinesEndStatements && last + 1 < end && LogicalLines.StartsStatement(file, last + 1));
            if (ends)
                return last;
            i = last + 1;
        }

        return Math.Min(i, end - 1);
    }

    private int SkipLabel(int first, int end)
    {
        if (file.At(first).Text is not ("case" or "default") || file.Is(first + 1, "("))
            return first;
        int i = first;
        while (i < end && file.At(i).Text is not (":" or "->" or "=>"))
            i = file.Match[i] > i ? file.Match[i] + 1 : i + 1;
        return i + 1 < end ? SkipLabel(i + 1, end) : first;
    }
}
