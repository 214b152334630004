namespace AgentLoop;

/// <summary>Finds the suites of one ecosystem.</summary>
internal interface ISuiteDetector
{
    /// <summary>Adds what it finds to the search.</summary>
    ValueTask DetectAsync(SuiteSearch search, CancellationToken cancellationToken);
}
