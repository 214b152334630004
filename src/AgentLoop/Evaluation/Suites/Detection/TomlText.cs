namespace AgentLoop;

/// <summary>
/// What detection needs of a TOML file: which tables it has, and the texts that stand in the value of a key. It knows lines and quotes, not the grammar
/// (https://toml.io/en/v1.0.0), so that it copes with any text.
/// </summary>
internal sealed class TomlText
{
    private readonly Dictionary<string, List<string>> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> tables = new(StringComparer.Ordinal);

    private TomlText()
    {
    }

    public IReadOnlyCollection<string> Tables => tables;

    public static TomlText Parse(string text)
    {
        TomlText toml = new();
        string table = "";
        List<string>? open = null;
        foreach (string line in text.Split('\n').Select(line => line.Trim()))
        {
            if (open is not null)
            {
                open.AddRange(Texts(line));
                open = ClosesArray(line) ? null : open;
            }
            else if (line.StartsWith('['))
            {
                table = line.Trim('[', ']', ' ').Replace("\"", "", StringComparison.Ordinal);
                toml.tables.Add(table);
            }
            else
            {
                open = toml.Take(table, line);
            }
        }

        return toml;
    }

    /// <summary>Whether there is a table of this name, or one below it.</summary>
    public bool Has(string table) => tables.Any(name => name.Equals(table, StringComparison.Ordinal) || name.StartsWith(table + ".", StringComparison.Ordinal));

    /// <summary>The keys of a table.</summary>
    public IEnumerable<string> Keys(string table) => values.Keys
        .Where(key => key.StartsWith(table + ".", StringComparison.Ordinal) && key.IndexOf('.', table.Length + 1) < 0)
        .Select(key => key[(table.Length + 1)..]);

    /// <summary>The texts of a key's value, one for each of an array; none where it is missing.</summary>
    public IReadOnlyList<string> Of(string table, string key) => values.GetValueOrDefault($"{table}.{key}") ?? [];

    private List<string>? Take(string table, string line)
    {
        int equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || line[0] == '#')
            return null;
        string key = $"{table}.{line[..equals].Trim().Trim('"')}";
        string value = line[(equals + 1)..].Trim();
        List<string> texts = values[key] = [.. Texts(value)];
        return value.StartsWith('[') && !ClosesArray(value) ? texts : null;
    }

    private static IEnumerable<string> Texts(string line)
    {
        for (int i = 0; i < line.Length && line[i] != '#'; i++)
        {
            if (line[i] is not ('"' or '\''))
                continue;
            int end = line.IndexOf(line[i], i + 1);
            if (end < 0)
                yield break;
            yield return line[(i + 1)..end];
            i = end;
        }
    }

    /// <summary>Whether a line has, outside of texts and comments, more closing brackets than opening ones, or as many of both.</summary>
    private static bool ClosesArray(string line)
    {
        int depth = 0;
        bool closed = false;
        for (int i = 0; i < line.Length && line[i] != '#'; i++)
        {
            if (line[i] is '"' or '\'' && line.IndexOf(line[i], i + 1) is > 0 and int end)
                i = end;
            else if (line[i] is '[' or ']')
                (depth, closed) = (depth + (line[i] == '[' ? 1 : -1), line[i] == ']');
        }

        return closed && depth <= 0;
    }
}
