using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>Something was done that cannot be repeated, and this is what it gave.</summary>
public abstract record EffectRecorded : RunEvent
{
    private protected EffectRecorded()
    {
    }

    /// <summary>What identifies what was asked: compared when the run is performed again.</summary>
    [JsonIgnore]
    public abstract string Request { get; }
}
