using System.Security.Cryptography;

namespace AgentLoop.Tests.Provenance;

public sealed class CheckpointTests : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Checkpoint checkpoint = new() { Origin = "example.com/log", Size = 20852163, Root = Digest.Of("root"u8) };

    public void Dispose() => key.Dispose();

    [Fact]
    public async Task A_checkpoint_is_written_signed_and_read_again()
    {
        var signer = new EcdsaCheckpointSigner("example.com/log", key);

        SignedNote note = await SignedNote.SignAsync(checkpoint.Text, signer, TestContext.Current.CancellationToken);
        SignedNote read = SignedNote.Parse(note.ToString());

        Assert.Equal("example.com/log\n20852163\n" + Convert.ToBase64String(SHA256.HashData("root"u8)) + "\n", checkpoint.Text);
        Assert.StartsWith(checkpoint.Text + "\n\u2014 example.com/log ", note.ToString(), StringComparison.Ordinal);
        Assert.Equal(checkpoint, Checkpoint.Of(read));
        Assert.Equal([signer.Key], read.SignersAmong([NoteKey.Parse(signer.Key.ToString())]));
    }

    [Fact]
    public async Task A_changed_note_is_signed_by_nobody()
    {
        var signer = new EcdsaCheckpointSigner("example.com/log", key);
        SignedNote note = await SignedNote.SignAsync(checkpoint.Text, signer, TestContext.Current.CancellationToken);

        Assert.Empty((note with { Text = note.Text.Replace("2163", "2164", StringComparison.Ordinal) }).SignersAmong([signer.Key]));
        Assert.Empty((note with { Signatures = [note.Signatures[0] with { Signature = new byte[70] }] }).SignersAmong([signer.Key]));
        // one false signature of a known key spoils the true one
        Assert.Empty((note with { Signatures = [.. note.Signatures, note.Signatures[0] with { Signature = new byte[70] }] }).SignersAmong([signer.Key]));
    }

    [Fact]
    public async Task Only_keys_that_are_known_count()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signer = new EcdsaCheckpointSigner("example.com/log", key);
        SignedNote note = await SignedNote.SignAsync(checkpoint.Text, signer, TestContext.Current.CancellationToken);

        Assert.Empty(note.SignersAmong([new EcdsaCheckpointSigner("example.com/log", other).Key]));
        Assert.Empty(note.SignersAmong([new EcdsaCheckpointSigner("example.com/other", key).Key]));
        Assert.Empty(note.SignersAmong([]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\nno dash\n")]
    [InlineData("text\n\n\u2014 name AAAA\n")]
    [InlineData("text\n\n\u2014 a b AAAAAAAA\n")]
    [InlineData("text\n\n\u2014 a+b AAAAAAAA\n")]
    [InlineData("te\txt\n\n\u2014 name AAAAAAAA\n")]
    [InlineData("text\n\n\u2014 name AAAAAAAA")]
    public void What_is_no_note_is_refused(string note) => Assert.Throws<FormatException>(() => SignedNote.Parse(note));

    [Theory]
    [InlineData("origin\n5\n")]
    [InlineData("\n5\n4CVFw2rsbDHCYAXpnQbbq5Bt2MAbfZjkzQSOFXZvE3c=\n")]
    [InlineData("origin\n05\n4CVFw2rsbDHCYAXpnQbbq5Bt2MAbfZjkzQSOFXZvE3c=\n")]
    [InlineData("origin\n-5\n4CVFw2rsbDHCYAXpnQbbq5Bt2MAbfZjkzQSOFXZvE3c=\n")]
    [InlineData("origin\n99999999999999999999\n4CVFw2rsbDHCYAXpnQbbq5Bt2MAbfZjkzQSOFXZvE3c=\n")]
    [InlineData("origin\n5\n4CVFw2rsbDHCYAXpnQbbq5Bt2MAbfZjkzQSOFXZv\n")]
    [InlineData("origin\n5\n4CVFw2rsbDHCYAXpnQbbq5Bt2MAbfZjkzQSOFXZvE3c=\n\nmore\n")]
    public void What_is_no_checkpoint_is_refused(string text) => Assert.Throws<FormatException>(() => Checkpoint.Of(new SignedNote { Text = text, Signatures = [] }));

    [Fact]
    public void The_key_of_a_file_is_made_once_and_for_its_owner_only()
    {
        string folder = Directory.CreateTempSubdirectory("agentloop-key-").FullName;
        try
        {
            string path = Path.Combine(folder, "log.key");
            NoteKey made = CheckpointSigners.FromFile(path, "log").Key;

            Assert.Equal(made, CheckpointSigners.FromFile(path, "log").Key);
            Assert.Equal([path], Directory.GetFiles(folder));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));

            File.WriteAllText(path, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
            Assert.Equal(ProvenanceError.Corrupt, Assert.Throws<ProvenanceException>(() => CheckpointSigners.FromFile(path, "log")).Error);
            Assert.Equal(ProvenanceError.Unavailable, Assert.Throws<ProvenanceException>(() => CheckpointSigners.FromFile(Path.Combine(folder, "none", "key"), "log")).Error);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_key_is_of_the_one_curve_and_has_a_name()
    {
        using var large = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.Throws<ArgumentException>(() => new EcdsaCheckpointSigner("log", large));
        Assert.Throws<ArgumentException>(() => new EcdsaCheckpointSigner("a log", key));
        Assert.Throws<FormatException>(() => NoteKey.Parse("log+00000000+" + Convert.ToBase64String([2, .. key.ExportSubjectPublicKeyInfo()])));
        Assert.Throws<FormatException>(() => NoteKey.Parse("log+00000000"));
    }
}
