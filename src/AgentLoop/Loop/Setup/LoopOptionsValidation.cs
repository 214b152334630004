namespace AgentLoop;

internal static class LoopOptionsValidation
{
    /// <exception cref="AgentLoopException">An option is out of its range.</exception>
    public static void Require(LoopOptions options)
    {
        if (options.MaxParallelism < 1)
            throw new AgentLoopException($"MaxParallelism is {options.MaxParallelism}; it must be at least 1.");
        if (options.MaxContextTokens < 1)
            throw new AgentLoopException($"MaxContextTokens is {options.MaxContextTokens}; it must be at least 1.");
        if (!Path.IsPathFullyQualified(options.WorkFolder))
            throw new AgentLoopException($"WorkFolder is \"{options.WorkFolder}\"; it must be an absolute path.");
        if (options.Preparation?.Problem() is { } problem)
            throw new AgentLoopException(problem);
    }
}
