using System.Text.Json;

namespace AgentLoop;

/// <summary>A request to a model and its answer. A message that several requests have is shown with the first of them.</summary>
internal sealed class ConversationBlock(ContentSource contents, PageWriter page, int longest)
{
    private readonly Dictionary<Digest, long> shown = [];
    private readonly MessageBlock messages = new(page, longest);

    public async ValueTask WriteAsync(ModelCalled call, CancellationToken cancellationToken)
    {
        ReportedContent prompt = await contents.GetAsync(call.Prompt, cancellationToken).ConfigureAwait(false);
        page.Add($"<h4>Prompt</h4>");
        if (prompt.Bytes is { } bytes)
            await WritePromptAsync(bytes, call.Sequence, cancellationToken).ConfigureAwait(false);
        else
            page.Add($"<p class=\"gone\">{prompt.Problem}</p>");
        page.Add($"<h4>Answer</h4>");
        if (call.Failure is { } failure)
            page.Add($"<p class=\"gone\">{failure}</p>");
        if (call.Response is { } response)
            WriteAnswer(await contents.GetAsync(response, cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask WritePromptAsync(ReadOnlyMemory<byte> prompt, long sequence, CancellationToken cancellationToken)
    {
        using JsonDocument json = JsonDocument.Parse(prompt);
        JsonElement root = json.RootElement;
        if (root.TryGetProperty("after"u8, out _))
            page.Add($"<p class=\"note\">This goes on from the request before; what follows was added.</p>");
        if (root.TryGetProperty("messages"u8, out JsonElement list))
        {
            foreach (JsonElement message in list.EnumerateArray())
                await WriteMessageAsync(message, sequence, cancellationToken).ConfigureAwait(false);
        }

        WriteRest(root);
    }

    private async ValueTask WriteMessageAsync(JsonElement message, long sequence, CancellationToken cancellationToken)
    {
        if (message.ValueKind != JsonValueKind.String)
        {
            messages.Write(message);
            return;
        }

        Digest digest = Digest.Parse(message.GetString()!);
        if (!shown.TryAdd(digest, sequence))
        {
            page.Add($"<p class=\"note\">A message that was shown at <a href=\"#e{shown[digest]}\">event {shown[digest]}</a>.</p>");
            return;
        }

        ReportedContent content = await contents.GetAsync(digest, cancellationToken).ConfigureAwait(false);
        if (content.Bytes is { } bytes)
        {
            using JsonDocument json = JsonDocument.Parse(bytes);
            messages.Write(json.RootElement);
        }
        else
        {
            page.Add($"<p class=\"gone\">{content.Problem}</p>");
        }
    }

    private void WriteRest(JsonElement root)
    {
        if (root.TryGetProperty("tools"u8, out JsonElement tools) && tools.GetArrayLength() > 0)
        {
            page.Add($"<p class=\"note\">Tools: {string.Join(", ", tools.EnumerateArray().Select(t => t.TryGetProperty("name"u8, out JsonElement name) ? name.ToString() : "?"))}</p>");
        }

        if (!root.TryGetProperty("options"u8, out JsonElement options))
            return;
        page.Add($"<details class=\"fold\"><summary>Options</summary>");
        page.AddText(options.GetRawText(), longest);
        page.Add($"</details>");
    }

    private void WriteAnswer(ReportedContent answer)
    {
        if (answer.Bytes is not { } bytes)
        {
            page.Add($"<p class=\"gone\">{answer.Problem}</p>");
            return;
        }

        using JsonDocument json = JsonDocument.Parse(bytes);
        if (json.RootElement.TryGetProperty("messages"u8, out JsonElement list))
        {
            foreach (JsonElement message in list.EnumerateArray())
                messages.Write(message);
        }
    }
}
