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
}
