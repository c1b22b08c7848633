/** The names that NumPy 1.24 and SciPy 1.10 have. Written by test/oracle/record-numpy-names.py. */
export const NUMPY_NAMES: Readonly<Record<string, string>> = {
  numpy: `
    ALLOW_THREADS AxisError BUFSIZE CLIP ComplexWarning DataSource ERR_CALL ERR_DEFAULT ERR_IGNORE ERR_LOG ERR_PRINT
    ERR_RAISE ERR_WARN FLOATING_POINT_SUPPORT FPE_DIVIDEBYZERO FPE_INVALID FPE_OVERFLOW FPE_UNDERFLOW False_ Inf
    Infinity MAXDIMS MAY_SHARE_BOUNDS MAY_SHARE_EXACT ModuleDeprecationWarning NAN NINF NZERO NaN PINF PZERO RAISE
    RankWarning SHIFT_DIVIDEBYZERO SHIFT_INVALID SHIFT_OVERFLOW SHIFT_UNDERFLOW ScalarType TooHardError True_
    UFUNC_BUFSIZE_DEFAULT UFUNC_PYVALS_NAME VisibleDeprecationWarning WRAP absolute add add_docstring add_newdoc
    add_newdoc_ufunc all allclose alltrue amax amin angle any append apply_along_axis apply_over_axes arange arccos
    arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin argpartition argsort argwhere around array
    array2string array_equal array_equiv array_repr array_split array_str asanyarray asarray asarray_chkfinite
    ascontiguousarray asfarray asfortranarray asmatrix atleast_1d atleast_2d atleast_3d average bartlett base_repr
    binary_repr bincount bitwise_and bitwise_not bitwise_or bitwise_xor blackman block bmat bool_ broadcast
    broadcast_arrays broadcast_shapes broadcast_to busday_count busday_offset busdaycalendar byte byte_bounds bytes_
    c_ can_cast cast cbrt cdouble ceil cfloat char character chararray choose clip clongdouble clongfloat
    column_stack common_type compare_chararrays complex128 complex256 complex64 complex_ complexfloating compress
    concatenate conj conjugate convolve copy copysign copyto corrcoef correlate cos cosh count_nonzero cov cross
    csingle ctypeslib cumprod cumproduct cumsum datetime64 datetime_as_string datetime_data deg2rad degrees delete
    deprecate deprecate_with_doc diag diag_indices diag_indices_from diagflat diagonal diff digitize disp divide
    divmod dot double dsplit dstack dtype e ediff1d einsum einsum_path emath empty empty_like equal errstate
    euler_gamma exp exp2 expand_dims expm1 extract eye fabs fastCopyAndTranspose fft fill_diagonal find_common_type
    finfo fix flatiter flatnonzero flexible flip fliplr flipud float128 float16 float32 float64 float_ float_power
    floating floor floor_divide fmax fmin fmod format_float_positional format_float_scientific format_parser frexp
    from_dlpack frombuffer fromfile fromfunction fromiter frompyfunc fromregex fromstring full full_like gcd generic
    genfromtxt geomspace get_array_wrap get_include get_printoptions getbufsize geterr geterrcall geterrobj gradient
    greater greater_equal half hamming hanning heaviside histogram histogram2d histogram_bin_edges histogramdd
    hsplit hstack hypot i0 identity iinfo imag in1d index_exp indices inexact inf info infty inner insert int16
    int32 int64 int8 int_ intc integer interp intersect1d intp invert is_busday isclose iscomplex iscomplexobj
    isfinite isfortran isin isinf isnan isnat isneginf isposinf isreal isrealobj isscalar issctype issubclass_
    issubdtype issubsctype iterable ix_ kaiser kron lcm ldexp left_shift less less_equal lexsort linalg linspace
    little_endian load loadtxt log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or
    logical_xor logspace longcomplex longdouble longfloat longlong lookfor ma mask_indices mat math matmul matrix
    maximum maximum_sctype may_share_memory mean median memmap meshgrid mgrid min_scalar_type minimum mintypecode
    mod modf moveaxis msort multiply nan nan_to_num nanargmax nanargmin nancumprod nancumsum nanmax nanmean
    nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum nanvar nbytes ndarray ndenumerate ndim ndindex
    nditer negative nested_iters newaxis nextafter nonzero not_equal number obj2sctype object_ ogrid ones ones_like
    outer packbits pad partition percentile pi piecewise place poly poly1d polyadd polyder polydiv polyfit polyint
    polymul polysub polyval positive power printoptions prod product promote_types ptp put put_along_axis putmask
    quantile r_ rad2deg radians random ravel ravel_multi_index real real_if_close rec recarray recfromcsv recfromtxt
    reciprocal record remainder repeat require reshape resize result_type right_shift rint roll rollaxis roots rot90
    round_ row_stack s_ safe_eval save savetxt savez savez_compressed sctype2char sctypeDict sctypes searchsorted
    select set_numeric_ops set_printoptions set_string_function setbufsize setdiff1d seterr seterrcall seterrobj
    setxor1d shape shares_memory short show_config show_runtime sign signbit signedinteger sin sinc single
    singlecomplex sinh size sometrue sort sort_complex source spacing split sqrt square squeeze stack std str_
    string_ subtract sum swapaxes take take_along_axis tan tanh tensordot tile timedelta64 trace tracemalloc_domain
    transpose trapz tri tril tril_indices tril_indices_from trim_zeros triu triu_indices triu_indices_from
    true_divide trunc typecodes typename ubyte ufunc uint uint16 uint32 uint64 uint8 uintc uintp ulonglong unicode_
    union1d unique unpackbits unravel_index unsignedinteger unwrap ushort vander var vdot vectorize void vsplit
    vstack where who zeros zeros_like
  `,
  'numpy.fft': `
    fft fft2 fftfreq fftn fftshift hfft ifft ifft2 ifftn ifftshift ihfft irfft irfft2 irfftn rfft rfft2 rfftfreq
    rfftn
  `,
  'numpy.linalg': `
    LinAlgError cholesky cond det eig eigh eigvals eigvalsh inv lstsq matrix_power matrix_rank multi_dot norm pinv
    qr slogdet solve svd tensorinv tensorsolve
  `,
  'numpy.ma': `
    MAError MaskError MaskType MaskedArray abs absolute add all allclose allequal alltrue amax amin angle anom
    anomalies any append apply_along_axis apply_over_axes arange arccos arccosh arcsin arcsinh arctan arctan2
    arctanh argmax argmin argsort around array asanyarray asarray atleast_1d atleast_2d atleast_3d average
    bitwise_and bitwise_or bitwise_xor bool_ ceil choose clip clump_masked clump_unmasked column_stack
    common_fill_value compress compress_cols compress_nd compress_rowcols compress_rows compressed concatenate
    conjugate convolve copy core corrcoef correlate cos cosh count count_masked cov cumprod cumsum
    default_fill_value diag diagflat diagonal diff divide dot dstack ediff1d empty empty_like equal exp expand_dims
    extras fabs filled fix_invalid flatnotmasked_contiguous flatnotmasked_edges flatten_mask
    flatten_structured_array floor floor_divide fmod frombuffer fromflex fromfunction getdata getmask getmaskarray
    greater greater_equal harden_mask hsplit hstack hypot identity ids in1d indices inner innerproduct intersect1d
    isMA isMaskedArray is_mask is_masked isarray isin left_shift less less_equal log log10 log2 logical_and
    logical_not logical_or logical_xor make_mask make_mask_descr make_mask_none mask_cols mask_or mask_rowcols
    mask_rows masked masked_all masked_all_like masked_array masked_equal masked_greater masked_greater_equal
    masked_inside masked_invalid masked_less masked_less_equal masked_not_equal masked_object masked_outside
    masked_print_option masked_singleton masked_values masked_where max maximum maximum_fill_value mean median min
    minimum minimum_fill_value mod mr_ multiply mvoid ndenumerate ndim negative nomask nonzero not_equal
    notmasked_contiguous notmasked_edges ones ones_like outer outerproduct polyfit power prod product ptp put
    putmask ravel remainder repeat reshape resize right_shift round round_ row_stack set_fill_value setdiff1d
    setxor1d shape sin sinh size soften_mask sometrue sort sqrt squeeze stack std subtract sum swapaxes take tan
    tanh trace transpose true_divide union1d unique vander var vstack where zeros zeros_like
  `,
  'numpy.polynomial': `
    Chebyshev Hermite HermiteE Laguerre Legendre Polynomial chebyshev hermite hermite_e laguerre legendre polynomial
    set_default_printstyle
  `,
  'numpy.random': `
    BitGenerator Generator MT19937 PCG64 PCG64DXSM Philox RandomState SFC64 SeedSequence beta binomial bytes
    chisquare choice default_rng dirichlet exponential f gamma geometric get_state gumbel hypergeometric laplace
    logistic lognormal logseries multinomial multivariate_normal negative_binomial noncentral_chisquare noncentral_f
    normal pareto permutation poisson power rand randint randn random random_integers random_sample ranf rayleigh
    sample seed set_state shuffle standard_cauchy standard_exponential standard_gamma standard_normal standard_t
    triangular uniform vonmises wald weibull zipf
  `,
  'numpy.testing': `
    HAS_LAPACK64 HAS_REFCOUNT IS_PYPY IS_PYSTON IS_WASM IgnoreException KnownFailureException SkipTest TestCase
    assert_ assert_allclose assert_almost_equal assert_approx_equal assert_array_almost_equal
    assert_array_almost_equal_nulp assert_array_compare assert_array_equal assert_array_less assert_array_max_ulp
    assert_equal assert_no_gc_cycles assert_no_warnings assert_raises assert_raises_regex assert_string_equal
    assert_warns break_cycles build_err_msg clear_and_catch_warnings decorate_methods jiffies measure memusage
    print_assert_equal raises run_module_suite rundocs runstring suppress_warnings tempdir temppath verbose
  `,
  'numpy.typing': `
    ArrayLike DTypeLike NBitBase NDArray
  `,
  scipy: `
    LowLevelCallable cluster datasets fft fftpack integrate interpolate io linalg misc ndimage odr optimize
    show_config signal sparse spatial special stats test
  `,
  'scipy.cluster': `
    hierarchy vq
  `,
  'scipy.constants': `
    Avogadro Boltzmann Btu Btu_IT Btu_th ConstantWarning G Julian_year N_A Planck R Rydberg Stefan_Boltzmann Wien
    acre alpha angstrom arcmin arcminute arcsec arcsecond astronomical_unit atm atmosphere atomic_mass atto au bar
    barrel bbl blob c calorie calorie_IT calorie_th carat centi codata constants convert_temperature day deci degree
    degree_Fahrenheit deka dyn dyne e eV electron_mass electron_volt elementary_charge epsilon_0 erg exa exbi femto
    fermi find fine_structure fluid_ounce fluid_ounce_US fluid_ounce_imp foot g gallon gallon_US gallon_imp
    gas_constant gibi giga golden golden_ratio grain gram gravitational_constant h hbar hectare hecto horsepower
    hour hp inch k kgf kibi kilo kilogram_force kmh knot lambda2nu lb lbf light_year liter litre long_ton m_e m_n
    m_p m_u mach mebi mega metric_ton micro micron mil mile milli minute mmHg mph mu_0 nano nautical_mile
    neutron_mass nu2lambda ounce oz parsec pebi peta physical_constants pi pico point pound pound_force precision
    proton_mass psi pt short_ton sigma slinch slug speed_of_light speed_of_sound stone survey_foot survey_mile tebi
    tera ton_TNT torr troy_ounce troy_pound u unit value week yard year yobi yocto yotta zebi zepto zero_Celsius
    zetta
  `,
  'scipy.fft': `
    dct dctn dst dstn fft fft2 fftfreq fftn fftshift fht fhtoffset get_workers hfft hfft2 hfftn idct idctn idst
    idstn ifft ifft2 ifftn ifftshift ifht ihfft ihfft2 ihfftn irfft irfft2 irfftn next_fast_len register_backend
    rfft rfft2 rfftfreq rfftn set_backend set_global_backend set_workers skip_backend
  `,
  'scipy.integrate': `
    AccuracyWarning BDF DOP853 DenseOutput IntegrationWarning LSODA OdeSolution OdeSolver RK23 RK45 Radau
    complex_ode cumtrapz cumulative_trapezoid dblquad dop fixed_quad lsoda newton_cotes nquad ode odeint odepack
    quad quad_vec quadpack quadrature romb romberg simps simpson solve_bvp solve_ivp tplquad trapezoid trapz vode
  `,
  'scipy.interpolate': `
    Akima1DInterpolator BPoly BSpline BarycentricInterpolator BivariateSpline CloughTocher2DInterpolator
    CubicHermiteSpline CubicSpline InterpolatedUnivariateSpline KroghInterpolator LSQBivariateSpline
    LSQSphereBivariateSpline LSQUnivariateSpline LinearNDInterpolator NdPPoly NearestNDInterpolator PPoly
    PchipInterpolator RBFInterpolator Rbf RectBivariateSpline RectSphereBivariateSpline RegularGridInterpolator
    SmoothBivariateSpline SmoothSphereBivariateSpline UnivariateSpline approximate_taylor_polynomial
    barycentric_interpolate bisplev bisplrep dfitpack fitpack fitpack2 griddata insert interp1d interp2d interpn
    interpnd interpolate krogh_interpolate lagrange make_interp_spline make_lsq_spline make_smoothing_spline
    ndgriddata pade pchip_interpolate polyint rbf spalde splantider splder splev splint splprep splrep sproot
  `,
  'scipy.io': `
    FortranEOFError FortranFile FortranFormattingError arff harwell_boeing hb_read hb_write idl loadmat matlab
    mminfo mmio mmread mmwrite netcdf netcdf_file netcdf_variable readsav savemat wavfile whosmat
  `,
  'scipy.linalg': `
    LinAlgError LinAlgWarning bandwidth basic blas block_diag cdf2rdf cho_factor cho_solve cho_solve_banded cholesky
    cholesky_banded circulant clarkson_woodruff_transform companion convolution_matrix coshm cosm cossin cython_blas
    cython_lapack decomp decomp_cholesky decomp_lu decomp_qr decomp_schur decomp_svd det dft diagsvd eig eig_banded
    eigh eigh_tridiagonal eigvals eigvals_banded eigvalsh eigvalsh_tridiagonal expm expm_cond expm_frechet fiedler
    fiedler_companion find_best_blas_type flinalg fractional_matrix_power funm get_blas_funcs get_lapack_funcs
    hadamard hankel helmert hessenberg hilbert inv invhilbert invpascal ishermitian issymmetric khatri_rao kron
    lapack ldl leslie logm lstsq lu lu_factor lu_solve matfuncs matmul_toeplitz matrix_balance misc norm null_space
    ordqz orth orthogonal_procrustes pascal pinv pinvh polar qr qr_delete qr_insert qr_multiply qr_update qz rq
    rsf2csf schur signm sinhm sinm solve solve_banded solve_circulant solve_continuous_are solve_continuous_lyapunov
    solve_discrete_are solve_discrete_lyapunov solve_lyapunov solve_sylvester solve_toeplitz solve_triangular
    solveh_banded special_matrices sqrtm subspace_angles svd svdvals tanhm tanm toeplitz tri tril triu
  `,
  'scipy.misc': `
    ascent central_diff_weights derivative electrocardiogram face
  `,
  'scipy.ndimage': `
    affine_transform binary_closing binary_dilation binary_erosion binary_fill_holes binary_hit_or_miss
    binary_opening binary_propagation black_tophat center_of_mass convolve convolve1d correlate correlate1d
    distance_transform_bf distance_transform_cdt distance_transform_edt extrema filters find_objects fourier
    fourier_ellipsoid fourier_gaussian fourier_shift fourier_uniform gaussian_filter gaussian_filter1d
    gaussian_gradient_magnitude gaussian_laplace generate_binary_structure generic_filter generic_filter1d
    generic_gradient_magnitude generic_laplace geometric_transform grey_closing grey_dilation grey_erosion
    grey_opening histogram interpolation iterate_structure label labeled_comprehension laplace map_coordinates
    maximum maximum_filter maximum_filter1d maximum_position mean measurements median median_filter minimum
    minimum_filter minimum_filter1d minimum_position morphological_gradient morphological_laplace morphology
    percentile_filter prewitt rank_filter rotate shift sobel spline_filter spline_filter1d standard_deviation sum
    sum_labels uniform_filter uniform_filter1d value_indices variance watershed_ift white_tophat zoom
  `,
  'scipy.optimize': `
    BFGS Bounds BroydenFirst HessianUpdateStrategy InverseJacobian KrylovJacobian LbfgsInvHessProduct
    LinearConstraint NonlinearConstraint OptimizeResult OptimizeWarning RootResults SR1 anderson approx_fprime
    basinhopping bisect bracket brent brenth brentq broyden1 broyden2 brute check_grad cobyla curve_fit diagbroyden
    differential_evolution direct dual_annealing excitingmixing fixed_point fmin fmin_bfgs fmin_cg fmin_cobyla
    fmin_l_bfgs_b fmin_ncg fmin_powell fmin_slsqp fmin_tnc fminbound fsolve golden lbfgsb least_squares leastsq
    line_search linear_sum_assignment linearmixing linesearch linprog linprog_verbose_callback lsq_linear milp
    minimize minimize_scalar minpack minpack2 moduleTNC newton newton_krylov nnls nonlin optimize
    quadratic_assignment ridder root root_scalar rosen rosen_der rosen_hess rosen_hess_prod shgo show_options slsqp
    tnc toms748 zeros
  `,
  'scipy.signal': `
    BadCoefficients CZT StateSpace TransferFunction ZerosPolesGain ZoomFFT abcd_normalize argrelextrema argrelmax
    argrelmin band_stop_obj barthann bartlett bessel besselap bilinear bilinear_zpk blackman blackmanharris bode
    bohman boxcar bspline bsplines buttap butter buttord cascade cheb1ap cheb1ord cheb2ap cheb2ord chebwin cheby1
    cheby2 check_COLA check_NOLA chirp choose_conv_method cmplx_sort coherence cont2discrete convolve convolve2d
    correlate correlate2d correlation_lags cosine csd cspline1d cspline1d_eval cspline2d cubic cwt czt czt_points
    daub dbode decimate deconvolve detrend dfreqresp dimpulse dlsim dlti dstep ellip ellipap ellipord exponential
    fftconvolve filter_design filtfilt find_peaks find_peaks_cwt findfreqs fir_filter_design firls firwin firwin2
    flattop freqresp freqs freqs_zpk freqz freqz_zpk gammatone gauss_spline gaussian gausspulse general_gaussian
    get_window group_delay hamming hann hilbert hilbert2 iircomb iirdesign iirfilter iirnotch iirpeak impulse
    impulse2 invres invresz istft kaiser kaiser_atten kaiser_beta kaiserord lfilter lfilter_zi lfiltic lombscargle
    lp2bp lp2bp_zpk lp2bs lp2bs_zpk lp2hp lp2hp_zpk lp2lp lp2lp_zpk lsim lsim2 lti lti_conversion ltisys max_len_seq
    medfilt medfilt2d minimum_phase morlet morlet2 normalize nuttall oaconvolve order_filter parzen peak_prominences
    peak_widths periodogram place_poles qmf qspline1d qspline1d_eval qspline2d quadratic remez resample
    resample_poly residue residuez ricker savgol_coeffs savgol_filter sawtooth sepfir2d signaltools sos2tf sos2zpk
    sosfilt sosfilt_zi sosfiltfilt sosfreqz spectral spectrogram spline spline_filter square ss2tf ss2zpk step step2
    stft sweep_poly symiirorder1 symiirorder2 tf2sos tf2ss tf2zpk triang tukey unique_roots unit_impulse upfirdn
    vectorstrength waveforms wavelets welch wiener windows zoom_fft zpk2sos zpk2ss zpk2tf
  `,
  'scipy.sparse': `
    SparseEfficiencyWarning SparseWarning base block_diag bmat bsr bsr_array bsr_matrix compressed construct coo
    coo_array coo_matrix csc csc_array csc_matrix csgraph csr csr_array csr_matrix data dia dia_array dia_matrix
    diags dok dok_array dok_matrix extract eye find hstack identity issparse isspmatrix isspmatrix_bsr
    isspmatrix_coo isspmatrix_csc isspmatrix_csr isspmatrix_dia isspmatrix_dok isspmatrix_lil kron kronsum lil
    lil_array lil_matrix linalg load_npz rand random save_npz sparsetools spdiags spmatrix sputils tril triu vstack
  `,
  'scipy.spatial': `
    ConvexHull Delaunay HalfspaceIntersection KDTree QhullError Rectangle SphericalVoronoi Voronoi cKDTree ckdtree
    convex_hull_plot_2d delaunay_plot_2d distance distance_matrix geometric_slerp kdtree minkowski_distance
    minkowski_distance_p procrustes qhull transform tsearch voronoi_plot_2d
  `,
  'scipy.spatial.distance': `
    braycurtis canberra cdist chebyshev cityblock correlation cosine dice directed_hausdorff euclidean hamming
    is_valid_dm is_valid_y jaccard jensenshannon kulczynski1 kulsinski mahalanobis minkowski num_obs_dm num_obs_y
    pdist rogerstanimoto russellrao seuclidean sokalmichener sokalsneath sqeuclidean squareform yule
  `,
  'scipy.special': `
    SpecialFunctionError SpecialFunctionWarning agm ai_zeros airy airye assoc_laguerre bdtr bdtrc bdtri bdtrik
    bdtrin bei bei_zeros beip beip_zeros ber ber_zeros bernoulli berp berp_zeros besselpoly beta betainc betaincinv
    betaln bi_zeros binom boxcox boxcox1p btdtr btdtri btdtria btdtrib c_roots cbrt cg_roots chdtr chdtrc chdtri
    chdtriv chebyc chebys chebyt chebyu chndtr chndtridf chndtrinc chndtrix clpmn comb cosdg cosm1 cotdg dawsn
    digamma diric ellip_harm ellip_harm_2 ellip_normal ellipe ellipeinc ellipj ellipk ellipkinc ellipkm1 elliprc
    elliprd elliprf elliprg elliprj entr erf erf_zeros erfc erfcinv erfcx erfi erfinv errstate euler eval_chebyc
    eval_chebys eval_chebyt eval_chebyu eval_gegenbauer eval_genlaguerre eval_hermite eval_hermitenorm eval_jacobi
    eval_laguerre eval_legendre eval_sh_chebyt eval_sh_chebyu eval_sh_jacobi eval_sh_legendre exp1 exp10 exp2 expi
    expit expm1 expn exprel factorial factorial2 factorialk fdtr fdtrc fdtri fdtridfd fresnel fresnel_zeros
    fresnelc_zeros fresnels_zeros gamma gammainc gammaincc gammainccinv gammaincinv gammaln gammasgn gdtr gdtrc
    gdtria gdtrib gdtrix gegenbauer genlaguerre geterr h1vp h2vp h_roots hankel1 hankel1e hankel2 hankel2e he_roots
    hermite hermitenorm huber hyp0f1 hyp1f1 hyp2f1 hyperu i0 i0e i1 i1e inv_boxcox inv_boxcox1p it2i0k0 it2j0y0
    it2struve0 itairy iti0k0 itj0y0 itmodstruve0 itstruve0 iv ive ivp j0 j1 j_roots jacobi jn jn_zeros jnjnp_zeros
    jnp_zeros jnyn_zeros js_roots jv jve jvp k0 k0e k1 k1e kei kei_zeros keip keip_zeros kelvin kelvin_zeros ker
    ker_zeros kerp kerp_zeros kl_div kn kolmogi kolmogorov kv kve kvp l_roots la_roots laguerre lambertw legendre
    lmbda log1p log_expit log_ndtr log_softmax loggamma logit logsumexp lpmn lpmv lpn lqmn lqn mathieu_a mathieu_b
    mathieu_cem mathieu_even_coef mathieu_modcem1 mathieu_modcem2 mathieu_modsem1 mathieu_modsem2 mathieu_odd_coef
    mathieu_sem modfresnelm modfresnelp modstruve multigammaln nbdtr nbdtrc nbdtri nbdtrik nbdtrin ncfdtr ncfdtri
    ncfdtridfd ncfdtridfn ncfdtrinc nctdtr nctdtridf nctdtrinc nctdtrit ndtr ndtri ndtri_exp nrdtrimn nrdtrisd
    obl_ang1 obl_ang1_cv obl_cv obl_cv_seq obl_rad1 obl_rad1_cv obl_rad2 obl_rad2_cv owens_t p_roots pbdn_seq pbdv
    pbdv_seq pbvv pbvv_seq pbwa pdtr pdtrc pdtri pdtrik perm poch polygamma powm1 pro_ang1 pro_ang1_cv pro_cv
    pro_cv_seq pro_rad1 pro_rad1_cv pro_rad2 pro_rad2_cv ps_roots pseudo_huber psi radian rel_entr rgamma riccati_jn
    riccati_yn roots_chebyc roots_chebys roots_chebyt roots_chebyu roots_gegenbauer roots_genlaguerre roots_hermite
    roots_hermitenorm roots_jacobi roots_laguerre roots_legendre roots_sh_chebyt roots_sh_chebyu roots_sh_jacobi
    roots_sh_legendre round s_roots seterr sh_chebyt sh_chebyu sh_jacobi sh_legendre shichi sici sinc sindg smirnov
    smirnovi softmax spence sph_harm spherical_in spherical_jn spherical_kn spherical_yn stdtr stdtridf stdtrit
    struve t_roots tandg tklmbda ts_roots u_roots us_roots voigt_profile wofz wright_bessel wrightomega xlog1py
    xlogy y0 y0_zeros y1 y1_zeros y1p_zeros yn yn_zeros ynp_zeros yv yve yvp zeta zetac
  `,
  'scipy.stats': `
    ConstantInputWarning Covariance DegenerateDataWarning FitError NearConstantInputWarning alexandergovern alpha
    anderson anderson_ksamp anglit ansari arcsine argus barnard_exact bartlett bayes_mvs bernoulli beta betabinom
    betaprime biasedurn binned_statistic binned_statistic_2d binned_statistic_dd binom binom_test binomtest
    boltzmann bootstrap boschloo_exact boxcox boxcox_llf boxcox_normmax boxcox_normplot bradford brunnermunzel burr
    burr12 cauchy chi chi2 chi2_contingency chisquare circmean circstd circvar combine_pvalues contingency cosine
    cramervonmises cramervonmises_2samp crystalball cumfreq describe dgamma differential_entropy directional_stats
    dirichlet distributions dlaplace dweibull energy_distance entropy epps_singleton_2samp erlang expectile expon
    exponnorm exponpow exponweib f f_oneway fatiguelife find_repeats fisher_exact fisk fit fligner foldcauchy
    foldnorm friedmanchisquare gamma gausshyper gaussian_kde genexpon genextreme gengamma genhalflogistic
    genhyperbolic geninvgauss genlogistic gennorm genpareto geom gibrat gilbrat gmean gompertz goodness_of_fit gstd
    gumbel_l gumbel_r gzscore halfcauchy halfgennorm halflogistic halfnorm hmean hypergeom hypsecant invgamma
    invgauss invweibull invwishart iqr jarque_bera johnsonsb johnsonsu kappa3 kappa4 kde kendalltau kruskal ks_1samp
    ks_2samp ksone kstat kstatvar kstest kstwo kstwobign kurtosis kurtosistest laplace laplace_asymmetric levene
    levy levy_l levy_stable linregress loggamma logistic loglaplace lognorm logser loguniform lomax mannwhitneyu
    matrix_normal maxwell median_abs_deviation median_test mielke mode moment monte_carlo_test mood morestats moyal
    mstats mstats_basic mstats_extras multinomial multiscale_graphcorr multivariate_hypergeom multivariate_normal
    multivariate_t mvn mvsdist nakagami nbinom ncf nchypergeom_fisher nchypergeom_wallenius nct ncx2 nhypergeom norm
    normaltest norminvgauss obrientransform ortho_group page_trend_test pareto pearson3 pearsonr percentileofscore
    permutation_test planck pmean pointbiserialr poisson poisson_means_test power_divergence powerlaw powerlognorm
    powernorm ppcc_max ppcc_plot probplot qmc randint random_correlation random_table rankdata ranksums rayleigh
    rdist recipinvgauss reciprocal relfreq rice rv_continuous rv_discrete rv_histogram rvs_ratio_uniforms
    scoreatpercentile sem semicircular shapiro siegelslopes sigmaclip skellam skew skewcauchy skewnorm skewtest
    somersd spearmanr special_ortho_group statlib stats studentized_range t theilslopes tiecorrect tmax tmean tmin
    trapezoid trapz triang trim1 trim_mean trimboth truncexpon truncnorm truncpareto truncweibull_min tsem tstd
    ttest_1samp ttest_ind ttest_ind_from_stats ttest_rel tukey_hsd tukeylambda tvar uniform uniform_direction
    unitary_group variation vonmises vonmises_line wald wasserstein_distance weibull_max weibull_min weightedtau
    wilcoxon wishart wrapcauchy yeojohnson yeojohnson_llf yeojohnson_normmax yeojohnson_normplot yulesimon zipf
    zipfian zmap zscore
  `,
};
