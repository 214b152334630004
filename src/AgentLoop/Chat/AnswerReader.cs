using System.Globalization;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Reads an object of an answer and notes what does not fit, so that the model can be told all of it at once.</summary>
internal sealed class AnswerReader
{
    private const int MaxProblems = 5;

    private readonly JsonElement element;
    private readonly string place;
    private readonly List<string> problems;

    public AnswerReader(JsonElement element)
        : this(element, "", [])
    {
    }

    private AnswerReader(JsonElement element, string place, List<string> problems) =>
        (this.element, this.place, this.problems) = (element, place, problems);

    /// <summary>What does not fit, as the end of a sentence; <see langword="null"/> where all fits.</summary>
    public string? Problem => problems.Count == 0 ? null : string.Join("; ", problems);

    /// <summary>A text that must be there.</summary>
    public string Text(string name)
    {
        if (element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String)
            return value.GetString()!;

        Note($"\"{place}{name}\" must be a text");
        return "";
    }

    /// <summary>A text that may be missing.</summary>
    public string OptionalText(string name) => IsMissing(name, out _) ? "" : Text(name);

    /// <summary>Texts, blank ones left out; none where the property is missing.</summary>
    public IReadOnlyList<string> Texts(string name, int maxCount)
    {
        List<string> texts = [];
        foreach ((JsonElement item, string itemPlace) in Items(name, maxCount))
        {
            if (item.ValueKind != JsonValueKind.String)
                Note($"\"{itemPlace}\" must be a text");
            else if (item.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
                texts.Add(text.Trim());
        }

        return texts;
    }

    /// <summary>Objects, each with a reader of its own that notes problems here.</summary>
    public IEnumerable<AnswerReader> Objects(string name, int maxCount)
    {
        foreach ((JsonElement item, string itemPlace) in Items(name, maxCount))
        {
            if (item.ValueKind == JsonValueKind.Object)
                yield return new AnswerReader(item, itemPlace + ".", problems);
            else
                Note($"\"{itemPlace}\" must be an object");
        }
    }

    /// <summary>Notes that something about a property does not fit.</summary>
    public void Refuse(string name, string requirement) => Note($"\"{place}{name}\" {requirement}");

    private IEnumerable<(JsonElement Item, string Place)> Items(string name, int maxCount)
    {
        if (IsMissing(name, out JsonElement value))
            yield break;

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > maxCount)
        {
            Note(string.Create(CultureInfo.InvariantCulture, $"\"{place}{name}\" must be an array of at most {maxCount}"));
            yield break;
        }

        int index = 0;
        foreach (JsonElement item in value.EnumerateArray())
            yield return (item, string.Create(CultureInfo.InvariantCulture, $"{place}{name}[{index++}]"));
    }

    private bool IsMissing(string name, out JsonElement value) =>
        !element.TryGetProperty(name, out value) || value.ValueKind == JsonValueKind.Null;

    private void Note(string problem)
    {
        if (problems.Count < MaxProblems)
            problems.Add(problem);
    }
}
