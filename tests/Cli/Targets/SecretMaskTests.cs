using Todo.Cli.Targets;

namespace Todo.Tests.Cli.Targets;

[TestFixture]
public sealed class SecretMaskTests
{
    [TestCase("the password is s3cret!", "the password is ***", "s3cret!", TestName = "A value")]
    [TestCase("s3cret!s3cret!", "******", "s3cret!", TestName = "A value that is there twice")]
    [TestCase("cannot log in with pa%24s1", "cannot log in with ***", "pa$s1", TestName = "The escaped form of a value")]
    [TestCase("user me, password hunter22", "user me, password ***", "postgresql://me:hunter22@db/todo", TestName =
        "The password in a URL")]
    [TestCase("line two is here", "*** is here", "line one\nline two", TestName = "A line of a value")]
    [TestCase("longer", "***", "long", "longer", TestName = "The longest of two that overlap")]
    [TestCase("listening on 80", "listening on 80", "80", TestName = "Nothing for a value too short to be a secret")]
    [TestCase("fine", "fine", TestName = "Nothing when there are no secrets")]
    public void Masks(string text, string expected, params string[] secrets) =>
        Assert.That(new SecretMask(secrets).Apply(text), Is.EqualTo(expected));
}
