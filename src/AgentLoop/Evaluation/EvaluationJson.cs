using System.Text.Json;

namespace AgentLoop;

/// <summary>Evaluations as JSON, as the journal keeps them.</summary>
public static class EvaluationJson
{
    /// <summary>Writes an evaluation in UTF-8.</summary>
    public static byte[] Write(Evaluation evaluation) =>
        JsonSerializer.SerializeToUtf8Bytes(evaluation, EvaluationJsonContext.Default.Evaluation);

    /// <summary>Reads what <see cref="Write"/> wrote, also what a later version wrote with more in it.</summary>
    /// <exception cref="JsonException">It is no JSON, or no evaluation.</exception>
    public static Evaluation Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, EvaluationJsonContext.Default.Evaluation) ?? throw new JsonException("\"null\" is no evaluation.");
}
