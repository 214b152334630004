namespace AgentLoop;

/// <summary>Which conversation a candidate is from.</summary>
internal sealed record CandidateAuthor
{
    /// <summary>The run whose conversation it was: the candidate's own or one within it.</summary>
    public required string RunId { get; init; }

    /// <summary>The conversation's scope; empty where no model was asked.</summary>
    public string Scope { get; init; } = "";

    /// <summary>The model that gave most of the answers, as it says itself; <see langword="null"/> where no model was asked or none said.</summary>
    public string? Model { get; init; }

    /// <summary>The run within the run that the candidate is from; <see langword="null"/> where it is from none.</summary>
    public string? ChildRunId { get; init; }

    /// <summary>A name of the conversation that is the same in every export.</summary>
    public string Conversation => Scope.Length == 0 ? RunId : $"{RunId}/{Scope}";

    /// <summary>The same as a URI.</summary>
    public string Uri => $"urn:agentloop:run:{System.Uri.EscapeDataString(RunId)}" + (Scope.Length == 0 ? "" : $":{System.Uri.EscapeDataString(Scope)}");
}
