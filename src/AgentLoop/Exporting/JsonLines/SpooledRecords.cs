using System.Collections;

namespace AgentLoop;

/// <summary>The records of a run, each read from the spool when it is asked for, so that a run need not fit into memory.</summary>
internal sealed class SpooledRecords(RunSpool spool, IReadOnlyList<SpooledBytes> places) : IReadOnlyList<ReadOnlyMemory<byte>>
{
    public int Count => places.Count;

    public ReadOnlyMemory<byte> this[int index] => spool.Read(places[index]);

    public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator() => places.Select(place => (ReadOnlyMemory<byte>)spool.Read(place)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
