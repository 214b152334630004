using System.Text;

namespace AgentLoop;

/// <summary>
/// Marks text as material, as <see cref="Prompt"/> does, where each text stands in a message of its own. No text contains the key of the lines around
/// it, so none can pretend to end.
/// </summary>
internal sealed class Material(string seed)
{
    private const int KeyLength = 8;

    /// <summary>What a model is told of it.</summary>
    public const string Rules = """
        What a tool shows stands between such lines too, each time with the key that its first line names. What a tool says of its own accord, such as
        an exit code, stands below them.
        """;

    private readonly string key = Key(seed);

    /// <summary>The text between its lines.</summary>
    /// <param name="source">What it is, in a line.</param>
    /// <param name="text">The text.</param>
    public string Mark(string source, string text)
    {
        string own = key;
        while (text.Contains(own, StringComparison.OrdinalIgnoreCase))
            own = Key(own + seed);
        return $"[material {own}: {source}]\n{text}{(text.EndsWith('\n') ? "" : "\n")}[end of material {own}]";
    }

    private static string Key(string seed) => Digest.Of(Encoding.UTF8.GetBytes(seed)).ToString()[..KeyLength];
}
