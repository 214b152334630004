using System.Text.Json;

namespace AgentLoop;

/// <summary>Change sets as JSON, so that they can be kept with a run. Contents are in base 64.</summary>
internal static class ChangeSetJson
{
    public static byte[] Write(ChangeSet changes) => JsonSerializer.SerializeToUtf8Bytes(
        new ChangeSetDocument { Files = [.. changes.Files.Select(FileChangeDocument.Of)] },
        ChangeSetJsonContext.Default.ChangeSetDocument);

    /// <exception cref="AgentLoopException">It is no change set, or one of a newer version.</exception>
    public static ChangeSet Read(ReadOnlySpan<byte> json)
    {
        try
        {
            ChangeSetDocument? document = JsonSerializer.Deserialize(json, ChangeSetJsonContext.Default.ChangeSetDocument);
            return document is { Version: ChangeSetDocument.CurrentVersion, Files: not null }
                ? new ChangeSet { Files = [.. document.Files.Select(file => file.ToChange())] }
                : throw new AgentLoopException("The stored change set is of a version that is not known here; use a newer version of the library.");
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new AgentLoopException("The stored change set cannot be read; it is not the JSON that was written.", e);
        }
    }
}
