using System.Text.Json;

namespace AgentLoop;

/// <summary>Reads what is new in the requests of a run: each tells its first messages by their names, and later ones what was added.</summary>
internal sealed class RecordedPrompts(IArtifactStore store)
{
    private readonly HashSet<(string Scope, string Name)> seen = [];

    /// <summary>Begins anew: what was said in earlier steps is not said again.</summary>
    public void Forget() => seen.Clear();

    /// <summary>The request itself; <see langword="null"/> where it is not in the store any more.</summary>
    public async ValueTask<JsonElement?> ReadAsync(ModelCalled called, CancellationToken cancellationToken) =>
        await store.GetAsync(called.Prompt.Digest, cancellationToken).ConfigureAwait(false) is { } json ? RecordedJson.TryParse(json) : null;

    /// <summary>The messages that this scope had not sent before, in their order.</summary>
    public async ValueTask<IReadOnlyList<JsonElement>> NewMessagesAsync(JsonElement request, string scope, CancellationToken cancellationToken)
    {
        List<JsonElement> messages = [];
        foreach (JsonElement message in request.Items("messages"))
        {
            if (message.ValueKind == JsonValueKind.Object)
                messages.Add(message);
            else if (message.AsText() is { } name && seen.Add((scope, name)) && await FindAsync(name, cancellationToken).ConfigureAwait(false) is { } kept)
                messages.Add(kept);
        }

        return messages;
    }

    /// <summary>The text of a message; what is no text is named by its kind.</summary>
    public static string TextOf(JsonElement message) => string.Concat(message.Items("contents").Select(content =>
        content.Text("$type") switch
        {
            "text" => content.Text("text"),
            { } kind => $"[{kind}]",
            null => "",
        }));

    private async ValueTask<JsonElement?> FindAsync(string name, CancellationToken cancellationToken) =>
        Digest.TryParse(name, out Digest digest) && await store.GetAsync(digest, cancellationToken).ConfigureAwait(false) is { } json ? RecordedJson.TryParse(json) : null;
}
