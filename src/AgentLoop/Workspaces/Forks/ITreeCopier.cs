namespace AgentLoop;

/// <summary>Copies a whole tree except for <c>.git</c>.</summary>
internal interface ITreeCopier
{
    /// <summary>Copies; gives the paths of what may not be read and is therefore missing.</summary>
    IReadOnlyList<string> Copy(string from, string to, CancellationToken cancellationToken);
}
