using System.Text;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Checks files whose names end with <c>.json</c>. Comments and trailing commas are let through, as many programs do.</summary>
public sealed class JsonSyntaxGate : ISyntaxGate
{
    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 512 };

    internal static JsonSyntaxGate Instance { get; } = new();

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SyntaxError>> CheckAsync(SyntaxRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        bool isJson = request.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        return ValueTask.FromResult<IReadOnlyList<SyntaxError>>(isJson && Read(request.Text) is { } problem
            ? [new SyntaxError { Path = request.Path, Line = (int)(problem.LineNumber ?? 0) + 1, Message = Words(problem) }]
            : []);
    }

    private static JsonException? Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(text), Options);
        try
        {
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException e)
        {
            return e;
        }
    }

    /// <summary>What is wrong without where, which the framework puts at the end.</summary>
    private static string Words(JsonException problem)
    {
        int place = problem.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place < 0 ? problem.Message : problem.Message[..place];
    }
}
