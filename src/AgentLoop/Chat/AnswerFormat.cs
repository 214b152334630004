using System.Text.Json;

namespace AgentLoop;

/// <summary>The JSON object that a model is to answer with.</summary>
/// <typeparam name="T">What the answer means.</typeparam>
internal abstract class AnswerFormat<T>
{
    /// <summary>The name under which endpoints know the schema: letters, digits and underscores.</summary>
    public abstract string Name { get; }

    /// <summary>The JSON schema, in the subset that endpoints enforce strictly: every property required, no others allowed.</summary>
    public abstract JsonElement Schema { get; }

    /// <summary>Reads an answer. What does not fit is noted in the reader, and the value is then not used.</summary>
    public abstract T Read(AnswerReader answer);

    protected static JsonElement Parse(string schema)
    {
        using JsonDocument document = JsonDocument.Parse(schema);
        return document.RootElement.Clone();
    }
}
