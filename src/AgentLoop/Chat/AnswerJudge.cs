using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Tells a usable answer from the many that are not.</summary>
internal static class AnswerJudge
{
    public static StructuredAnswer<T> Judge<T>(ChatResponse response, AnswerFormat<T> format)
    {
        if (AnswerOutcome.Withheld(response) is { } reason)
            return new StructuredAnswer<T> { Problem = reason, IsWithheld = true };

        bool isCut = response.FinishReason == ChatFinishReason.Length;
        if (string.IsNullOrWhiteSpace(response.Text))
            return Unusable<T>(isCut ? "it reached the limit of its output before it answered"
                : response.Messages.Any(m => m.Contents.Any(c => c is FunctionCallContent)) ? "it called a tool instead of answering"
                : "the answer is empty");

        JsonScan scan = JsonScan.Of(response.Text);
        (T? value, string? problem) = LastThatFits(scan.Objects, format);
        if (problem is null)
            return new StructuredAnswer<T> { Value = value };

        return Unusable<T>(isCut ? "the answer was cut off at the limit of its output; a shorter one is needed"
            : scan.SyntaxError is { } error ? $"the answer is not valid JSON: {error.TrimEnd('.')}"
            : problem);
    }

    private static StructuredAnswer<T> Unusable<T>(string problem) => new() { Problem = problem };

    /// <summary>The last, since models think aloud before they answer.</summary>
    private static (T? Value, string? Problem) LastThatFits<T>(IReadOnlyList<JsonElement> objects, AnswerFormat<T> format)
    {
        string problem = "the answer has no JSON object";
        for (int i = objects.Count - 1; i >= 0; i--)
        {
            AnswerReader reader = new(objects[i]);
            T? value = Read(format, reader, out string? misfit);
            if (misfit is null)
                return (value, null);
            if (i == objects.Count - 1)
                problem = $"the answer does not fit: {misfit}";
        }

        return (default, problem);
    }

    private static T? Read<T>(AnswerFormat<T> format, AnswerReader reader, out string? misfit)
    {
        try
        {
            T value = format.Read(reader);
            misfit = reader.Problem;
            return value;
        }
        catch (InvalidOperationException)
        {
            // the framework's word for an escaped text that is no text; nothing else in a reader throws it
            misfit = "it has a text with half of a surrogate pair";
            return default;
        }
    }
}
