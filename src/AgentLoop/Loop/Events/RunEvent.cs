using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>Something that happened in a run, as it stands in the journal.</summary>
/// <remarks>The hierarchy is closed: an event of a kind that this version does not know is an <see cref="UnknownEvent"/>.</remarks>
public abstract record RunEvent
{
    private protected RunEvent()
    {
    }

    /// <summary>Its place in the run, from zero. Given by the journal.</summary>
    [JsonIgnore]
    public long Sequence { get; init; }

    /// <summary>When it was recorded. Given by the journal.</summary>
    [JsonIgnore]
    public DateTimeOffset At { get; init; }

    /// <summary>The branch of the run it belongs to; empty for the run as a whole. Given by the journal.</summary>
    [JsonIgnore]
    public string Scope { get; init; } = "";

    /// <summary>What kind of event this is, such as <c>candidate.proposed</c>.</summary>
    [JsonIgnore]
    public abstract string Kind { get; }
}
