using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>The secrets of one file, by the marks that stand for them where the file is shown.</summary>
internal sealed class FileSecrets
{
    private readonly Dictionary<string, HashSet<string>> byMark = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> byLine = new(StringComparer.Ordinal);

    private FileSecrets()
    {
    }

    /// <summary>Those of a file; where there is no file, there are none.</summary>
    public static FileSecrets Of(SecretMask mask, ReadOnlyMemory<byte>? content)
    {
        FileSecrets secrets = new();
        foreach (ShownSecret secret in ShownSecret.AllIn(mask, content.GetValueOrDefault().Span))
        {
            Add(secrets.byMark, secret.Mark, secret.Value);
            Add(secrets.byLine, secret.Place, secret.Value);
        }
        return secrets;
    }

    /// <summary>Whether the file holds this secret.</summary>
    public bool Holds(ShownSecret secret) => byMark.TryGetValue(secret.Mark, out HashSet<string>? values) && values.Contains(secret.Value);

    /// <summary>
    /// What a mark stands for: the secret that alone has it in this file or, of several, the one that alone has it in such a line; otherwise
    /// <see langword="null"/>.
    /// </summary>
    public string? Find(ShownSecret mark) => Only(byMark, mark.Mark) ?? Only(byLine, mark.Place);

    private static string? Only(Dictionary<string, HashSet<string>> all, string key) =>
        all.TryGetValue(key, out HashSet<string>? values) && values.Count == 1 ? values.First() : null;

    private static void Add(Dictionary<string, HashSet<string>> all, string key, string value)
    {
        if (!all.TryGetValue(key, out HashSet<string>? values))
            all[key] = values = new HashSet<string>(StringComparer.Ordinal);
        values.Add(value);
    }
}
