using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Todo.Tests.EndToEnd;

/// <summary>A certificate authority that only this test run believes.</summary>
internal sealed class TestAuthority : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly X509Certificate2 _root;

    /// <summary>An authority with a new key.</summary>
    public TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Todo test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        _root = request.CreateSelfSigned(Start, Start + Lifetime);
    }

    /// <summary>Its own certificate, which clients believe.</summary>
    public X509Certificate2 Certificate => _root;

    // A clock may be a little behind.
    private static DateTimeOffset Start { get; } = DateTimeOffset.UtcNow.AddMinutes(-5);

    /// <summary>Makes a key and a certificate for a host, both in PEM.</summary>
    public (string Certificate, string Key) Issue(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(_root, Start, Start + Lifetime, RandomNumberGenerator.GetBytes(8));
        return ($"{certificate.ExportCertificatePem()}\n", $"{key.ExportPkcs8PrivateKeyPem()}\n");
    }

    /// <inheritdoc />
    public void Dispose() => _root.Dispose();
}
