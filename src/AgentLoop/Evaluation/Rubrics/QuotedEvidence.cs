using System.Text;

namespace AgentLoop;

/// <summary>Tells whether lines that a model quotes stand in a change.</summary>
internal sealed class QuotedEvidence
{
    private const int Shortest = 3;
    private readonly HashSet<string> lines;

    public QuotedEvidence(string change) => lines = [.. change.Split('\n').Select(Normalize).Where(line => line.Length > 0)];

    /// <summary>Whether every quoted line is one of the change, the marks before it and space aside, and at least one says something.</summary>
    public bool Holds(string evidence)
    {
        string[] quoted = [.. evidence.Split('\n').Select(Normalize).Where(line => line.Length > 0)];
        return quoted.Length > 0 && Array.Exists(quoted, line => line.Length >= Shortest) && Array.TrueForAll(quoted, lines.Contains);
    }

    private static string Normalize(string line)
    {
        string bare = line.Trim().TrimStart('+', '-').Trim('`', ' ', '\t', '\r');
        var text = new StringBuilder(bare.Length);
        foreach (char c in bare)
        {
            if (!char.IsWhiteSpace(c))
                text.Append(c);
        }
        return text.ToString();
    }
}
