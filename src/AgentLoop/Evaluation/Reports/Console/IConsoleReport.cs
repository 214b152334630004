namespace AgentLoop;

/// <summary>A form of test report that is read line by line.</summary>
internal interface IConsoleReport
{
    /// <summary>Takes a line.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="isWhole">Whether it has its end; what the output breaks off in may be half a name.</param>
    void Take(string line, bool isWhole);

    /// <summary>Takes note that there are no more.</summary>
    void End();
}
