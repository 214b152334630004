namespace AgentLoop;

/// <summary>What is known of a Go package whose tests run.</summary>
internal sealed class GoPackage
{
    public bool HasFailures { get; set; }

    public bool HasTests { get; set; }

    /// <summary>What was written outside of any test.</summary>
    public BoundedText Output { get; } = new(4096);
}
