using System.Text;

namespace AgentLoop;

/// <summary>Puts content into a record where it is short, and beside the journal where it is not.</summary>
internal static class RecordedContents
{
    public static async ValueTask<RecordedContent> KeepAsync(IArtifactStore store, ReadOnlyMemory<byte> json) => json.Length <= RunServices.LongestInline
        ? new RecordedContent { Text = Encoding.UTF8.GetString(json.Span) }
        : new RecordedContent { Artifact = await store.PutAsync(json, "application/json").ConfigureAwait(false) };

    public static async ValueTask<RecordedContent> KeepAsync(IArtifactStore store, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length <= RunServices.LongestInline
            ? new RecordedContent { Text = text }
            : new RecordedContent { Artifact = await store.PutAsync(bytes, "text/plain").ConfigureAwait(false) };
    }
}
