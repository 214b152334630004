namespace AgentLoop.Provenance.Sqlite;

/// <summary>The one row that says which log this is and where it stands.</summary>
internal sealed record LogHead
{
    public required string Origin { get; init; }

    public required MerkleFrontier Frontier { get; init; }

    public long Size => Frontier.Size;

    public static LogHead Read(Statement select, string path)
    {
        try
        {
            return select.Step()
                ? new LogHead { Origin = select.GetText(0), Frontier = MerkleFrontier.Load(select.GetNumber(1), select.GetBytes(2)) }
                : throw new FormatException("the row of the log is missing");
        }
        catch (FormatException e)
        {
            throw new ProvenanceException(
                ProvenanceError.Corrupt, $"The journal \"{path}\" does not say where its log stands ({e.Message}); rebuild its indexes, or restore it from a copy.", e);
        }
        finally
        {
            select.Reset();
        }
    }
}
