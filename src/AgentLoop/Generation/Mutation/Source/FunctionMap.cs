namespace AgentLoop;

/// <summary>The functions of a file, and which of them a token or a line belongs to.</summary>
internal sealed class FunctionMap
{
    private readonly int[] owner;
    private readonly int[] parents;
    private readonly HashSet<int> parameterLists;
    private readonly Dictionary<int, int> byLine = [];

    public FunctionMap(SourceFile file)
    {
        All = FunctionFinder.Find(file);
        parameterLists = [.. All.Where(f => !f.Parameters.IsEmpty).Select(f => f.Parameters.First)];
        owner = new int[file.Code.Count];
        Array.Fill(owner, -1);
        parents = new int[All.Count];
        for (int f = 0; f < All.Count; f++)
        {
            parents[f] = owner[All[f].NameIndex];
            Array.Fill(owner, f, All[f].NameIndex, All[f].Whole.Count);
        }

        for (int i = 0; i < owner.Length; i++)
            byLine[file.Code[i].Line] = owner[i];
    }

    /// <summary>In the order of their names in the text, so that an inner function follows the one around it.</summary>
    public IReadOnlyList<SourceFunction> All { get; }

    /// <summary>The innermost function around a token, by its place in <see cref="All"/>; -1 for none.</summary>
    public int IndexAt(int token) => token >= 0 && token < owner.Length ? owner[token] : -1;

    /// <summary>The function around a function; -1 for none.</summary>
    public int ParentOf(int function) => function < 0 ? -1 : parents[function];

    public SourceFunction? At(int token) => IndexAt(token) is int f && f >= 0 ? All[f] : null;

    /// <summary>Whether a bracket opens the parameters of a function, not the arguments of a call.</summary>
    public bool IsParameterList(int token) => parameterLists.Contains(token);

    /// <summary>The function that the last token of a line belongs to.</summary>
    public SourceFunction? AtLine(int line) => byLine.TryGetValue(line, out int f) && f >= 0 ? All[f] : null;
}
