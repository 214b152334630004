namespace AgentLoop;

/// <summary>The names of a file: its variables, what is done with them, and its members.</summary>
internal sealed class SourceNames
{
    private readonly SourceFile file;
    private readonly HashSet<int> declarations;
    private readonly Dictionary<(int Function, string Name), NameUse> uses = [];
    private readonly Dictionary<(int Function, string Name), int> reads = [];
    private readonly Dictionary<string, int> members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> methods = new(StringComparer.Ordinal);

    public SourceNames(SourceFile file)
    {
        this.file = file;
        Variables = VariableFinder.Find(file);
        declarations = [.. Variables.Select(v => v.DeclaredAt)];
        for (int i = 0; i < file.Code.Count; i++)
        {
            if (file.Code[i].IsIdentifier)
                Count(i);
        }
    }

    public IReadOnlyList<SourceVariable> Variables { get; }

    /// <summary>Names read or written behind a dot, with how often.</summary>
    public IReadOnlyDictionary<string, int> Members => members;

    /// <summary>Names called behind a dot, with how often.</summary>
    public IReadOnlyDictionary<string, int> Methods => methods;

    /// <summary>What is done with a name in the function around a token.</summary>
    public NameUse UseOf(string name, int index) => uses.GetValueOrDefault((file.Functions.IndexAt(index), name));

    /// <summary>How often the function around a token reads a name for anything but a new value of its own.</summary>
    public int ReadsOf(string name, int index) => reads.GetValueOrDefault((file.Functions.IndexAt(index), name));

    /// <summary>The variables that can be used where this token stands.</summary>
    public IEnumerable<SourceVariable> VisibleAt(int index) =>
        Variables.Where(v => v.Scope.Contains(index) && (v.DeclaredAt < index || v.IsField));

    /// <summary>The innermost variable of this name; <see langword="null"/> where there is none.</summary>
    public SourceVariable? Resolve(string name, int index) =>
        VisibleAt(index).Where(v => string.Equals(v.Name, name, StringComparison.Ordinal)).MinBy(v => v.Scope.Count);

    private void Count(int index)
    {
        bool called = file.Is(index + 1, "(");
        if (file.At(index - 1).Text is "." or "?." or "->")
        {
            Dictionary<string, int> counts = called ? methods : members;
            counts[file.Code[index].Text] = counts.GetValueOrDefault(file.Code[index].Text) + 1;
            return;
        }

        (int, string) key = (file.Functions.IndexAt(index), file.Code[index].Text);
        uses[key] = uses.GetValueOrDefault(key) | UseAt(index);
        if (IsRead(index))
            reads[key] = reads.GetValueOrDefault(key) + 1;
    }

    /// <summary>What is done with the name at this place.</summary>
    public NameUse UseAt(int index) => Before(index) | file.At(index + 1).Text switch
    {
        "(" => NameUse.Called,
        "[" => NameUse.Indexed,
        "." or "?." or "->" => NameUse.Accessed,
        "=" or ":=" => NameUse.Assigned,
        "+=" or "-=" or "*=" or "/=" or "++" or "--" => NameUse.Assigned | NameUse.Calculated,
        string next => Between(next),
    };

    private bool IsRead(int index)
    {
        if (UseAt(index).HasFlag(NameUse.Assigned) || declarations.Contains(index))
            return false;
        int first = index;
        while (first > 0 && !file.Code[first].StartsLine)
            first--;
        return first == index || !file.Code[first].Is(file.Code[index].Text) || !UseAt(first).HasFlag(NameUse.Assigned);
    }

    private NameUse Before(int index) => file.At(index - 1).Text switch
    {
        "[" => NameUse.UsedAsIndex,
        "in" or "of" => NameUse.Iterated,
        "!" or "not" => NameUse.Tested,
        "++" or "--" => NameUse.Assigned | NameUse.Calculated,
        string before => Between(before),
    };

    private static NameUse Between(string op) => op switch
    {
        "+" or "-" or "*" or "/" or "%" or "//" or "**" => NameUse.Calculated,
        "<" or ">" or "<=" or ">=" or "==" or "!=" or "===" or "!==" => NameUse.Compared,
        "&&" or "||" or "and" or "or" => NameUse.Tested,
        _ => NameUse.None,
    };
}
