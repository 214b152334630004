using System.Collections.Concurrent;

namespace AgentLoop;

/// <summary>What the tools of one conversation know of each other.</summary>
internal sealed class ToolMemory
{
    private readonly ConcurrentDictionary<string, Digest> seen = new(StringComparer.Ordinal);

    /// <summary>The plan as the model last told it; empty where it did not.</summary>
    public string Plan { get; set; } = "";

    /// <summary>The model was shown this content of a file.</summary>
    public void See(string path, ReadOnlySpan<byte> content)
    {
        if (SecretMarks.AreIn(content))
            seen.TryRemove(path, out _); // what is masked has another digest than the file
        else
            seen[path] = Digest.Of(content);
    }

    /// <summary>Whether a file is another than the model was shown last.</summary>
    public bool HasChanged(string path, Digest now) => seen.TryGetValue(path, out Digest then) && then != now;
}
