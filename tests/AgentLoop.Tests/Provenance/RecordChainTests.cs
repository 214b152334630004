using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AgentLoop.Tests.Provenance;

public sealed class RecordChainTests
{
    [Fact]
    public void The_chain_is_the_one_its_description_says()
    {
        byte[] start = SHA256.HashData([.. "agentloop.run.1"u8, 0, .. "run"u8]);
        byte[] sequence = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(sequence, 258);

        Assert.Equal(Digest.FromHash(start), RecordChain.Start("run"));
        Assert.Equal(Digest.Of([.. start, .. sequence, .. "payload"u8]), RecordChain.Next(RecordChain.Start("run"), 258, "payload"u8));
    }

    [Fact]
    public void Run_place_and_bytes_are_all_bound()
    {
        Digest start = RecordChain.Start("run");
        Digest[] links =
        [
            RecordChain.Next(start, 0, "a"u8),
            RecordChain.Next(start, 1, "a"u8),
            RecordChain.Next(start, 0, "b"u8),
            RecordChain.Next(RecordChain.Start("other"), 0, "a"u8),
        ];

        Assert.Equal(4, links.Distinct().Count());
    }

    [Fact]
    public void Large_payloads_are_chained_like_small_ones()
    {
        byte[] payload = Encoding.UTF8.GetBytes(new string('x', 100_000));
        byte[] start = Convert.FromHexString(RecordChain.Start("run").ToString());

        Assert.Equal(Digest.Of([.. start, .. new byte[8], .. payload]), RecordChain.Next(RecordChain.Start("run"), 0, payload));
    }
}
