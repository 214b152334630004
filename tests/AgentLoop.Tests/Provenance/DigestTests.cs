namespace AgentLoop.Tests.Provenance;

public sealed class DigestTests
{
    [Fact]
    public void A_digest_is_the_sha_256_of_the_bytes() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Digest.Of("abc"u8).ToString());

    [Theory]
    [InlineData("xyz")]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    public void What_is_no_digest_is_refused(string text) => Assert.Throws<FormatException>(() => Digest.Parse(text));

    [Fact]
    public void A_digest_gives_its_hash_bytes_back()
    {
        byte[] hash = new byte[34];
        Digest.Of("abc"u8).CopyTo(hash.AsSpan(1));

        Assert.Equal(Digest.Of("abc"u8), Digest.FromHash(hash.AsSpan(1, 32)));
        Assert.Equal((0, 0), (hash[0], hash[33]));
    }

    [Fact]
    public void The_default_digest_has_zeros()
    {
        byte[] hash = [.. Enumerable.Repeat((byte)7, 32)];
        default(Digest).CopyTo(hash);

        Assert.Equal(new byte[32], hash);
        Assert.Throws<ArgumentOutOfRangeException>(() => default(Digest).CopyTo(new byte[31]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Digest.Of([]).CopyTo(new byte[31]));
    }
}
