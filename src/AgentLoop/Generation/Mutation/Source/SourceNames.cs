namespace AgentLoop;

/// <summary>The names of a file: its variables, what is done with them, and its members.</summary>
internal sealed class SourceNames
{
    private readonly SourceFile file;
    private readonly IReadOnlyList<SourceVariable> variables;
    private readonly ILookup<int, SourceVariable> byFunction;
    private readonly int[] places;
    private readonly Dictionary<(int Function, string Name), NameUse> uses = [];
    private readonly Dictionary<(int Function, string Name), int> reads = [];
    private readonly Dictionary<string, HashSet<string>> members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> methods = new(StringComparer.Ordinal);

    public SourceNames(SourceFile file)
    {
        this.file = file;
        variables = VariableFinder.Find(file);
        places = [.. variables.Select(v => v.DeclaredAt)];
        byFunction = variables.ToLookup(v => file.Functions.IndexAt(v.DeclaredAt));
        for (int i = 0; i < file.Code.Count; i++)
        {
            if (file.Code[i].IsIdentifier)
                Count(i);
        }
    }

    /// <summary>Names read or written behind a dot, each with what stands before the dot.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Members => members;

    /// <summary>Names called behind a dot, each with what stands before the dot.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Methods => methods;

    /// <summary>What is done with a name in the function around a token.</summary>
    public NameUse UseOf(string name, int index) => uses.GetValueOrDefault((file.Functions.IndexAt(index), name));

    /// <summary>How often the function around a token reads a name for anything but a new value of its own.</summary>
    public int ReadsOf(string name, int index) => reads.GetValueOrDefault((file.Functions.IndexAt(index), name));

    /// <summary>The variables that can be used where this token stands, those of inner functions first.</summary>
    public IEnumerable<SourceVariable> VisibleAt(int index)
    {
        for (int function = file.Functions.IndexAt(index); ; function = file.Functions.ParentOf(function))
        {
            foreach (SourceVariable variable in byFunction[function])
            {
                if (variable.Scope.Contains(index) && (variable.DeclaredAt < index || variable.IsField))
                    yield return variable;
            }

            if (function < 0)
                yield break;
        }
    }

    /// <summary>The variables that are introduced in a range.</summary>
    public IEnumerable<SourceVariable> DeclaredIn(CodeRange range)
    {
        int first = Array.BinarySearch(places, range.First);
        for (int i = first < 0 ? ~first : first; i < places.Length && places[i] <= range.Last; i++)
            yield return variables[i];
    }

    /// <summary>The innermost variable of this name; <see langword="null"/> where there is none.</summary>
    public SourceVariable? Resolve(string name, int index) =>
        VisibleAt(index).Where(v => string.Equals(v.Name, name, StringComparison.Ordinal)).MinBy(v => v.Scope.Count);

    private void Count(int index)
    {
        bool called = file.Is(index + 1, "(");
        if (file.At(index - 1).Text is "." or "?." or "->")
        {
            AddMember(called ? methods : members, file.Code[index].Text, file.At(index - 2).Text);
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

    private static void AddMember(Dictionary<string, HashSet<string>> names, string name, string owner)
    {
        if (!names.TryGetValue(name, out HashSet<string>? owners))
            names[name] = owners = new HashSet<string>(StringComparer.Ordinal);
        owners.Add(owner);
    }

    private bool IsRead(int index)
    {
        if (UseAt(index).HasFlag(NameUse.Assigned) || Array.BinarySearch(places, index) >= 0)
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
