namespace AgentLoop;

/// <summary>Reads a patch as a model writes it.</summary>
internal interface IPatchReader
{
    /// <summary>What is said of the format to the model.</summary>
    string Format { get; }

    /// <summary>The changes that the patch makes to these files, or why it cannot be applied.</summary>
    ValueTask<PatchReading> ReadAsync(string patch, IWorkspaceView files, CancellationToken cancellationToken);
}
