using System.Text;
using System.Text.Json;

namespace AgentLoop;

/// <summary>What a model answered, as the journal has it.</summary>
internal sealed record RecordedAnswer
{
    public string Text { get; init; } = "";

    public string Reasoning { get; init; } = "";

    public IReadOnlyList<RecordedCall> Calls { get; init; } = [];

    public string? FinishReason { get; init; }

    /// <summary>Whether there was an answer that is not in the store any more, or cannot be read.</summary>
    public bool IsMissing { get; init; }

    public static async ValueTask<RecordedAnswer> ReadAsync(IArtifactStore store, ModelCalled called, CancellationToken cancellationToken)
    {
        if (called.Response is not { } response)
            return new RecordedAnswer();
        return await ExportedArtifacts.FindAsync(store, response, cancellationToken).ConfigureAwait(false) is { } json && RecordedJson.TryParse(json) is { } root
            ? Read(root)
            : new RecordedAnswer { IsMissing = true };
    }

    private static RecordedAnswer Read(JsonElement root)
    {
        StringBuilder text = new();
        StringBuilder reasoning = new();
        List<RecordedCall> calls = [];
        foreach (JsonElement content in root.Items("messages").SelectMany(message => message.Items("contents")))
        {
            switch (content.Text("$type"))
            {
                case "text":
                    text.Append(content.Text("text"));
                    break;
                case "reasoning":
                    reasoning.Append(content.Text("text"));
                    break;
                case "functionCall" when content.Text("name") is { Length: > 0 } name:
                    string id = content.Text("callId") is { Length: > 0 } given ? given : $"call-{calls.Count + 1}";
                    calls.Add(new RecordedCall { Id = id, Name = name, Arguments = content.Find("arguments") });
                    break;
            }
        }

        return new RecordedAnswer { Text = text.ToString(), Reasoning = reasoning.ToString(), Calls = calls, FinishReason = root.Text("finishReason") };
    }
}
