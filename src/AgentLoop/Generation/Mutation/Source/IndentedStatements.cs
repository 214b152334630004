using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>Finds statements by lines and their indentation.</summary>
internal static class IndentedStatements
{
    private static readonly FrozenSet<string> Continuations = SourceLanguages.Words("else elif except finally");

    public static Dictionary<int, SourceStatement> Find(SourceFile file)
    {
        List<CodeRange> lines = Lines(file);
        Dictionary<int, SourceStatement> found = [];
        Stack<(int Column, SourceBlock Block)> open = new();
        for (int i = 0; i < lines.Count; i++)
        {
            int column = LogicalLines.Column(file, lines[i].First);
            while (open.TryPeek(out (int Column, SourceBlock Block) top) && top.Column > column)
                open.Pop();
            if (open.Count == 0 || open.Peek().Column < column)
                open.Push((column, new SourceBlock()));
            if (!Continuations.Contains(file.At(lines[i].First).Text))
                Add(file, lines, i, column, open.Peek().Block, found);
        }

        return found;
    }

    private static void Add(SourceFile file, List<CodeRange> lines, int line, int column, SourceBlock block, Dictionary<int,
        SourceStatement> found)
    {
        int end = line;
        while (end + 1 < lines.Count && Belongs(file, lines[end + 1].First, column))
            end++;
        SourceStatement statement = new()
        {
            Range = new CodeRange(lines[line].First, lines[end].Last),
            Block = block,
            Ordinal = block.Statements.Count,
            IsSimple = end == line,
        };
        block.Statements.Add(statement);
        found[statement.Range.First] = statement;
    }

    private static bool Belongs(SourceFile file, int first, int column)
    {
        int other = LogicalLines.Column(file, first);
        return other > column || (other == column && Continuations.Contains(file.At(first).Text));
    }

    private static List<CodeRange> Lines(SourceFile file)
    {
        List<CodeRange> lines = [];
        int start = 0;
        for (int i = 1; i <= file.Code.Count; i++)
        {
            if (i < file.Code.Count && !LogicalLines.Starts(file, i))
                continue;
            if (i > start)
                lines.Add(new CodeRange(start, i - 1));
            start = i;
        }

        return lines;
    }
}
