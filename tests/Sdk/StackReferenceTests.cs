using System.Collections.Immutable;
using NUnit.Framework;
using Pulumi;
using Pulumi.Utilities;

namespace Todo.Tests.Sdk;

public sealed class StackReferenceTests
{
    [Test]
    public async Task It_reads_the_stack_of_its_own_name_or_the_one_it_is_told()
    {
        var mocks = Mocks();
        await PulumiProgram.RunAsync(
            () =>
            {
                _ = new StackReference("org/shop/dev");
                _ = new StackReference("other", new StackReferenceArgs { Name = "org/shop/prod" });
            },
            mocks);
        Assert.That((mocks["org/shop/dev"].Type, mocks["org/shop/dev"].Id), Is.EqualTo(("pulumi:pulumi:StackReference", "org/shop/dev")));
        Assert.That((mocks["other"].Inputs["name"], mocks["other"].Id), Is.EqualTo(((object)"org/shop/prod", "org/shop/prod")));
    }

    [Test]
    public async Task An_output_is_as_secret_as_it_was_there()
    {
        Output<object?>? url = null, password = null, missing = null;
        await PulumiProgram.RunAsync(
            () =>
            {
                var reference = new StackReference("org/shop/dev");
                (url, password, missing) = (reference.GetOutput("url"), reference.GetOutput("password"), reference.GetOutput("nothing"));
            },
            Mocks());
        Assert.That(await OutputUtilities.GetValueAsync(url!), Is.EqualTo("http://x"));
        Assert.That(await Output.IsSecretAsync(url!), Is.False);
        Assert.That(await OutputUtilities.GetValueAsync(password!), Is.EqualTo("hunter2"));
        Assert.That(await Output.IsSecretAsync(password!));
        Assert.That(await OutputUtilities.GetValueAsync(missing!), Is.Null);
    }

    [Test]
    public async Task The_details_of_an_output_keep_secrets_apart()
    {
        StackReference? reference = null;
        await PulumiProgram.RunAsync(() => reference = new StackReference("org/shop/dev"), Mocks());
        var url = await reference!.GetOutputDetailsAsync("url");
        var password = await reference.GetOutputDetailsAsync("password");
        Assert.That((url.Value, url.SecretValue), Is.EqualTo(((object?)"http://x", (object?)null)));
        Assert.That((password.Value, password.SecretValue), Is.EqualTo(((object?)null, (object?)"hunter2")));
    }

    [Test]
    public void A_required_output_that_is_missing_is_an_error_that_names_it() => Assert.That(
        PulumiProgram.FailureOf(() => new StackReference("org/shop/dev").RequireOutput("nothing"), Mocks()),
        Does.Contain("'nothing'").And.Contain("org/shop/dev"));

    [Test]
    public async Task A_required_output_is_there()
    {
        Output<object>? url = null;
        await PulumiProgram.RunAsync(() => { url = new StackReference("org/shop/dev").RequireOutput("url"); }, Mocks());
        Assert.That(await OutputUtilities.GetValueAsync(url!), Is.EqualTo("http://x"));
    }

    private static EchoMocks Mocks() => new()
    {
        State = args => new Dictionary<string, object>
        {
            ["name"] = args.Id!,
            ["outputs"] = ImmutableDictionary<string, object>.Empty.Add("url", "http://x").Add("password", "hunter2"),
            ["secretOutputNames"] = ImmutableArray.Create<object>("password"),
        },
    };
}
