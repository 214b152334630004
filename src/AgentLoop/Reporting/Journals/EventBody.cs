using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgentLoop;

/// <summary>All that an event has: prompts, answers, calls and outputs as they are read best, everything else as it was recorded.</summary>
internal sealed class EventBody(ContentSource contents, PageWriter page, int longest)
{
    /// <summary>Of more than this, what is shown is too small a part for its form to matter.</summary>
    private const int LargestPretty = 256 * 1024;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConversationBlock conversation = new(contents, page, longest);

    public ValueTask WriteAsync(JournalRecord record, RunEvent e, CancellationToken cancellationToken) => e switch
    {
        ModelCalled call => conversation.WriteAsync(call, cancellationToken),
        ToolCalled call => WriteAsync(call, cancellationToken),
        CommandExecuted command => WriteAsync(command, cancellationToken),
        EffectPerformed effect => WriteAsync("Result", effect.Result, cancellationToken),
        ConversationCompacted compacted => WriteAsync("In place of what was left out", compacted.Substitute, cancellationToken),
        ModelAnswering answering => WriteText("Answer as it came", answering.Reasoning + answering.Text),
        _ => WriteWhole(record),
    };

    /// <summary>The record as it stands in the journal.</summary>
    public void WriteRecord(JournalRecord record)
    {
        page.Add($"<h4>Record <code class=\"quiet\">{record.Hash.ToString()}</code></h4>");
        page.AddText(Pretty(record.Payload), longest);
    }

    private async ValueTask WriteAsync(ToolCalled call, CancellationToken cancellationToken)
    {
        await WriteAsync("Arguments", call.Arguments, cancellationToken).ConfigureAwait(false);
        await WriteAsync("What the model was told", call.Result, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask WriteAsync(CommandExecuted command, CancellationToken cancellationToken)
    {
        page.Add($"<h4>Command</h4>");
        page.AddText(command.CommandLine, longest);
        ReportedContent json = await contents.GetAsync(command.Result, cancellationToken).ConfigureAwait(false);
        if (json.Bytes is not { } bytes || JsonSerializer.Deserialize(bytes.Span, LoopJsonContext.Default.CommandResult) is not { } result)
        {
            page.Add($"<p class=\"gone\">{json.Problem}</p>");
            return;
        }

        page.Add($"<p class=\"scope\">{PageFigures.Of(result.Duration)}, {PageFigures.Of(result.CpuTime)} of processor time{(result.PeakMemory is { } memory ? $", {PageFigures.Bytes(memory)} of memory" : "")}</p>");
        if (result.StartFailure is { } failure)
            page.Add($"<p class=\"gone\">{failure}</p>");
        Output("Output", result.StandardOutput);
        Output("Errors", result.StandardError);
    }

    private void Output(string title, CapturedOutput output)
    {
        if (output.Text.Length == 0)
            return;
        page.Add($"<h4>{title}</h4>");
        page.AddText(output.Text, longest);
    }

    private async ValueTask WriteAsync(string title, RecordedContent content, CancellationToken cancellationToken)
    {
        ReportedContent found = await contents.GetAsync(content, cancellationToken).ConfigureAwait(false);
        page.Add($"<h4>{title}</h4>");
        if (found.Bytes is { } bytes)
            page.AddText(Pretty(bytes), longest);
        else
            page.Add($"<p class=\"gone\">{found.Problem}</p>");
    }

    private ValueTask WriteText(string title, string text)
    {
        page.Add($"<h4>{title}</h4>");
        page.AddText(text, longest);
        return default;
    }

    private ValueTask WriteWhole(JournalRecord record)
    {
        WriteRecord(record);
        return default;
    }

    /// <summary>JSON with a line for each value; a string as what it says; everything else as it is.</summary>
    private static string Pretty(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > LargestPretty || bytes.Span is not [(byte)'{' or (byte)'[' or (byte)'"', ..])
            return Encoding.UTF8.GetString(bytes.Span);
        try
        {
            using JsonDocument json = JsonDocument.Parse(bytes);
            if (json.RootElement.ValueKind == JsonValueKind.String)
                return json.RootElement.GetString() ?? "";
            ArrayBufferWriter<byte> pretty = new();
            using (Utf8JsonWriter writer = new(pretty, Indented))
                json.WriteTo(writer);
            return Encoding.UTF8.GetString(pretty.WrittenSpan);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Encoding.UTF8.GetString(bytes.Span);
        }
    }
}
